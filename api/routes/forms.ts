// The forms on the pages, so that all of it works without a script: they do the same as /v1 and lead back to a page.
import { Hono } from 'hono'
import { z } from 'zod'
import { teamIdSchema } from '../../models/call.ts'
import { setFraction } from '../../models/store/sampling.ts'
import { reviewSnippet } from '../../models/store/snippets.ts'
import { samplingPage } from '../pages/sampling.ts'
import { requireRole } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { fractionSchema, noteSchema, numberText, versionSchema, whySchema, withdrawQuery } from './fields.ts'
import { readForm, readId } from './input.ts'
import { reportLeak } from './leaks.ts'
import { readDraw } from './pages.ts'
import { takeForm, type Fault } from './take-form.ts'

/** A box that is not ticked is not sent. */
const reviewForm = z.strictObject({ learningMoment: z.literal('true').optional(), note: noteSchema })
const fractionForm = z.strictObject({
  team: teamIdSchema,
  fraction: numberText.pipe(fractionSchema),
  version: numberText.pipe(versionSchema),
  why: whySchema,
})

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
      await reportLeak(tools, { id: readId(c), person: c.var.person.id, ...(await readForm(c, withdrawQuery)) })
      return c.redirect('/?notice=withdrawn', 303)
    })
    .post('/trekking', requireRole(tools, 'manager'), (c) => {
      const act = async (change: z.infer<typeof fractionForm>) => {
        await setFraction(store, { ...change, person: c.var.person.id }, now())
        return `/trekking#${change.team}`
      }
      const again = async (fault: Fault) => samplingPage({ viewer: c.var.person, ...(await readDraw(store, now())), problem: problemOf(fault) })
      return takeForm(c, { schema: fractionForm, act, again })
    })
}

/** With the fraction that was filled in, where it was one. */
function problemOf({ filled, ...fault }: Fault) {
  const fraction = fractionForm.shape.fraction.safeParse(filled['fraction'])
  return { ...fault, filled, team: filled['team'] ?? '', ...(fraction.success && { fraction: fraction.data }) }
}
