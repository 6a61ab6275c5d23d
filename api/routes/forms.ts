// The forms on the pages, so that all of it works without a script: they do the same as /v1 and lead back to a page.
import { Hono } from 'hono'
import { z } from 'zod'
import { teamIdSchema } from '../../models/call.ts'
import { Failure } from '../../models/failure.ts'
import { readOutlook } from '../../models/store/outlook.ts'
import { readSampling, setFraction } from '../../models/store/sampling.ts'
import { reviewSnippet, withdrawSnippet } from '../../models/store/snippets.ts'
import { samplingPage } from '../pages/sampling.ts'
import { requireRole } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { fractionSchema, noteSchema, numberText, versionSchema, whySchema } from './fields.ts'
import { readForm, readId } from './input.ts'

/** A box that is not ticked is not sent. */
const reviewForm = z.strictObject({ learningMoment: z.literal('true').optional(), note: noteSchema })
const fractionForm = z.strictObject({
  team: teamIdSchema,
  fraction: numberText.pipe(fractionSchema),
  version: numberText.pipe(versionSchema),
  why: whySchema,
})

/** What a manager can mend on the page itself. */
const MENDABLE = { 'fraction-changed': 409, 'fraction-refused': 422 } as const

export function formRoutes(tools: Tools): Hono<Web> {
  const { store, now } = tools
  const people = requireRole(tools, 'trainer', 'manager')
  return new Hono<Web>()
    .post('/fragment/:id/beoordeling', people, async (c) => {
      const id = readId(c)
      const { learningMoment, note } = await readForm(c, reviewForm)
      await reviewSnippet(store, { id, person: c.var.person.id, learningMoment: learningMoment === 'true', note }, now())
      return c.redirect(`/fragment/${id}`, 303)
    })
    .post('/fragment/:id/intrekken', people, async (c) => {
      await withdrawSnippet(store, { id: readId(c), person: c.var.person.id }, now())
      return c.redirect('/?notice=withdrawn', 303)
    })
    .post('/trekking', requireRole(tools, 'manager'), async (c) => {
      const change = await readForm(c, fractionForm)
      const code = await mendable(() => setFraction(store, { ...change, person: c.var.person.id }, now()))
      if (!code) return c.redirect(`/trekking#${change.team}`, 303)
      const [teams, outlooks] = await Promise.all([readSampling(store, now()), readOutlook(store, now())])
      return c.html(samplingPage({ viewer: c.var.person, teams, outlooks, problem: { ...change, code } }), MENDABLE[code])
    })
}

type Mendable = keyof typeof MENDABLE

/** The code of a failure that can be mended on the page; any other goes its way. */
async function mendable(act: () => Promise<void>): Promise<Mendable | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    if (error instanceof Failure && isMendable(error.code)) return error.code
    throw error
  }
}

const isMendable = (code: string): code is Mendable => Object.hasOwn(MENDABLE, code)
