// The sampling fractions, for managers: what is in force, what came of it, and changing one with a reason.
import { Hono } from 'hono'
import { z } from 'zod'
import { teamIdSchema } from '../../models/call.ts'
import { readSampling, setFraction } from '../../models/store/sampling.ts'
import { requireRole } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { fractionSchema, versionSchema, whySchema } from './fields.ts'
import { readBody } from './input.ts'

/** `version` is the one that the manager was looking at; `team` may be `small-teams`. */
const changeBody = z.strictObject({ team: teamIdSchema, fraction: fractionSchema, version: versionSchema, why: whySchema })

export function samplingRoutes(tools: Tools): Hono<Web> {
  const { store, now } = tools
  const manager = requireRole(tools, 'manager')
  return new Hono<Web>()
    .get('/', manager, async (c) => c.json({ teams: await readSampling(store, now()) }))
    .put('/', manager, async (c) => {
      const change = await readBody(c, changeBody)
      await setFraction(store, { ...change, person: c.var.person.id }, now())
      return c.json({ teams: await readSampling(store, now()) })
    })
}
