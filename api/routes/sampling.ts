// The sampling fractions, for managers: what is in force, what came of it, and changing one with a reason.
import { Hono } from 'hono'
import { readSampling, setFraction } from '../../models/store/sampling.ts'
import { requireRole } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { changeBody } from './fields.ts'
import { withBody } from './input.ts'

export function samplingRoutes(tools: Tools) {
  const { store, now } = tools
  const manager = requireRole(tools, 'manager')
  return new Hono<Web>()
    .get('/', manager, async (c) => c.json({ teams: await readSampling(store, now()) }))
    .put('/', manager, withBody(changeBody), async (c) => {
      await setFraction(store, { ...c.req.valid('json'), person: c.var.person.id }, now())
      return c.json({ teams: await readSampling(store, now()) })
    })
}
