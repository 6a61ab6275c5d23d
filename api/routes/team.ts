// A manager's page of one team, and its forms.
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { teamIdSchema } from '../../models/call.ts'
import { quarterOf } from '../../models/evaluation.ts'
import { Failure } from '../../models/failure.ts'
import type { Person } from '../../models/person.ts'
import { SMALL_TEAMS } from '../../models/sampling.ts'
import { setEvaluation, upcoming } from '../../models/store/evaluations.ts'
import { listQuarters } from '../../models/store/quarter-list.ts'
import { fractionHistory } from '../../models/store/sampling.ts'
import { findTeam } from '../../models/store/teams.ts'
import { setVocabulary } from '../../models/store/vocabulary.ts'
import { teamPage, VOCABULARY_MAX_LENGTH, VOCABULARY_MAX_WORDS, type TeamView } from '../pages/team.ts'
import { requireRole } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { readForm } from './input.ts'

/** As people write product names; what a line holds beyond letters, digits and a few signs is no word. */
const wordSchema = z.string().max(VOCABULARY_MAX_LENGTH).regex(/^[\p{L}\p{N}][\p{L}\p{N} .&+'’-]*$/u, 'must be words')
const wordsForm = z.strictObject({
  words: z.string().transform((text) => [...new Set(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))]).pipe(z.array(wordSchema).max(VOCABULARY_MAX_WORDS)),
})
const evaluationForm = z.strictObject({ quarter: z.string().regex(/^\d{4}-Q[1-4]$/), day: z.iso.date() })

const PROBLEM = 'Niet gewijzigd: kijk na wat u invulde. Not changed: look at what was filled in.'

export function teamRoutes(tools: Tools): Hono<Web> {
  const { store, now } = tools
  const manager = requireRole(tools, 'manager')
  return new Hono<Web>()
    .get('/trekking/:team', manager, async (c) => c.html(teamPage(await viewOf(tools, readTeamId(c), c.var.person))))
    .post('/trekking/:team/woorden', manager, async (c) => {
      const team = readTeamId(c)
      return saved(c, { tools, team, person: c.var.person }, async () => {
        const { words } = await readForm(c, wordsForm)
        await setVocabulary(store, { team, words, person: c.var.person.id }, now())
      })
    })
    .post('/trekking/:team/evaluatie', manager, async (c) => {
      const team = readTeamId(c)
      return saved(c, { tools, team, person: c.var.person }, async () => {
        const { quarter, day } = await readForm(c, evaluationForm)
        await setEvaluation(store, { team, quarter, day, person: c.var.person.id }, now())
      })
    })
}

async function viewOf({ store, now }: Tools, id: string, viewer: Person): Promise<TeamView> {
  const history = await fractionHistory(store, id)
  const quarters = await listQuarters(store)
  if (id === SMALL_TEAMS) return { viewer, team: { id, name: 'Kleine teams' }, history, quarters }
  const { name, vocabulary, evaluations } = await findTeam(store.db, id).catch(whenUnknown)
  return { viewer, team: { id, name, own: { vocabulary, evaluations: upcoming(evaluations, now()) } }, history, quarters: quarters.length > 0 ? quarters : [quarterOf(now())] }
}

type Saving = Readonly<{ tools: Tools; team: string; person: Person }>

/** Back to the page, or the page again with what was wrong. */
async function saved(c: Context, { tools, team, person }: Saving, act: () => Promise<void>): Promise<Response> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Failure && error.code === 'request-faulty')) throw error
    return c.html(teamPage({ ...(await viewOf(tools, team, person)), problem: `${PROBLEM} ${error.details.join('; ')}` }), 400)
  }
  return c.redirect(`/trekking/${team}`, 303)
}

function readTeamId(c: Context): string {
  const parsed = teamIdSchema.safeParse(c.req.param('team'))
  if (!parsed.success) throw new Failure('not-found')
  return parsed.data
}

const whenUnknown = (cause: unknown) => {
  throw cause instanceof Failure && cause.code === 'team-unknown' ? new Failure('not-found', { cause }) : cause
}
