// Holds and erasure: plain forms for a manager. What is sought travels in the body, never in an address.
import { Hono } from 'hono'
import { z } from 'zod'
import type { Subject } from '../../models/erasure.ts'
import { HOLD_REASONS } from '../../models/hold.ts'
import { e164Of } from '../../models/phone-number.ts'
import { eraseHeld, findHeld } from '../../models/store/erase.ts'
import { agreeToExtension, endHold, listHolds, placeHold, proposeExtension } from '../../models/store/holds.ts'
import { erasePage, type Sought } from '../pages/erase.ts'
import { holdsPage } from '../pages/holds.ts'
import { requireRole } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { readForm, readId, readQuery } from './input.ts'

const soughtForm = z.strictObject({ kind: z.enum(['number', 'call']), text: z.string().trim().min(1).max(200) })
const eraseForm = soughtForm.extend({ objects: z.literal('true').optional() })
const holdForm = z.strictObject({ callId: z.uuid(), reason: z.enum(HOLD_REASONS), until: z.iso.date() })
const extendForm = z.strictObject({ until: z.iso.date() })
const holdsQuery = z.strictObject({ call: z.uuid().optional() })

export function endingRoutes(tools: Tools): Hono<Web> {
  const { store, now } = tools
  const manager = requireRole(tools, 'manager')
  return new Hono<Web>()
    .get('/wissen', manager, (c) => c.html(erasePage({ viewer: c.var.person })))
    .post('/wissen/zoeken', manager, async (c) => {
      const sought = await readForm(c, soughtForm)
      const found = await findHeld(store, subjectOf(sought), now())
      return c.html(erasePage({ viewer: c.var.person, found: { sought, found } }))
    })
    .post('/wissen', manager, async (c) => {
      const { objects, ...sought } = await readForm(c, eraseForm)
      const erasing = { subject: subjectOf(sought), objects: objects === 'true', person: c.var.person.id, now: now() }
      return c.html(erasePage({ viewer: c.var.person, receipt: await eraseHeld(store, erasing) }))
    })
    .get('/vasthouden', manager, async (c) => {
      const { call } = readQuery(c, holdsQuery)
      return c.html(holdsPage({ viewer: c.var.person, holds: await listHolds(store, now()), call }))
    })
    .post('/vasthouden', manager, async (c) => {
      await placeHold(store, await readForm(c, holdForm), { person: c.var.person.id, now: now() })
      return c.redirect('/vasthouden', 303)
    })
    .post('/vasthouden/:id/verlengen', manager, async (c) => {
      const extension = { id: readId(c), ...(await readForm(c, extendForm)) }
      await proposeExtension(store, extension, { person: c.var.person.id, now: now() })
      return c.redirect('/vasthouden', 303)
    })
    .post('/vasthouden/:id/instemmen', manager, async (c) => {
      await agreeToExtension(store, readId(c), { person: c.var.person.id, now: now() })
      return c.redirect('/vasthouden', 303)
    })
    .post('/vasthouden/:id/beeindigen', manager, async (c) => {
      await endHold(store, readId(c), { person: c.var.person.id, now: now() })
      return c.redirect('/vasthouden', 303)
    })
}

const subjectOf = ({ kind, text }: Sought): Subject => (kind === 'number' ? { number: e164Of(text) } : { callId: text })
