// A manager's page of one team, and its forms.
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { teamIdSchema } from '../../models/call.ts'
import { METHODS } from '../../models/draw.ts'
import { REVIEWS } from '../../models/evaluation.ts'
import { Failure } from '../../models/failure.ts'
import { READABLE_KINDS } from '../../models/finding.ts'
import type { Person } from '../../models/person.ts'
import { STRENGTHS } from '../../models/snippet.ts'
import { holdEvaluation, setEvaluation } from '../../models/store/evaluations.ts'
import { setLanguage } from '../../models/store/language.ts'
import { setReadableKinds } from '../../models/store/readable-kinds.ts'
import { setStrength } from '../../models/store/strengths.ts'
import { setRules } from '../../models/store/team-rules.ts'
import { setVocabulary } from '../../models/store/vocabulary.ts'
import { CAP_MAX, LANGUAGES, MIN_TALK_MAX_SECONDS } from '../../models/team-rules.ts'
import { teamPage, VOCABULARY_MAX_LENGTH, VOCABULARY_MAX_WORDS, type TeamForm } from '../pages/team.ts'
import { requireRole } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { numberText, versionSchema, whySchema } from './fields.ts'
import { takeForm } from './take-form.ts'
import { teamView } from './team-view.ts'

/** As people write product names; what a line holds beyond letters, digits and a few signs is no word. */
const wordSchema = z.string().max(VOCABULARY_MAX_LENGTH).regex(/^[\p{L}\p{N}][\p{L}\p{N} .&+'’-]*$/u, 'must be words')
const wordsForm = z.strictObject({
  words: z.string().transform((text) => [...new Set(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))]).pipe(z.array(wordSchema).max(VOCABULARY_MAX_WORDS)),
})
const rulesForm = z.strictObject({
  method: z.enum(METHODS),
  cap: z.literal('').transform(() => null).or(numberText.pipe(z.int().min(1).max(CAP_MAX))),
  minTalk: numberText.pipe(z.int().min(0).max(MIN_TALK_MAX_SECONDS)),
  review: z.enum(REVIEWS),
  version: numberText.pipe(versionSchema),
  why: whySchema,
})
const clipsForm = z.strictObject({ language: z.enum(LANGUAGES), strength: z.enum(STRENGTHS), why: whySchema })
const ticked = z.literal('true').optional()
const readableForm = z.strictObject({ PLACE: ticked, HEALTH: ticked, why: whySchema })
const quarterSchema = z.string().regex(/^\d{4}-Q[1-4]$/)
const evaluationForm = z.strictObject({ quarter: quarterSchema, day: z.iso.date(), why: whySchema })
const heldForm = z.strictObject({ quarter: quarterSchema, sure: z.literal('true') })

export function teamRoutes(tools: Tools): Hono<Web> {
  const { store, now } = tools
  const manager = requireRole(tools, 'manager')
  const take = <T>({ c, viewer, form }: Sent, schema: z.ZodType<T>, act: (value: T, by: By) => Promise<unknown>): Promise<Response> => {
    const team = readTeamId(c)
    const acted = async (value: T) => {
      await act(value, { team, person: viewer.id })
      return `/trekking/${team}`
    }
    return takeForm(c, { schema, act: acted, again: async (fault) => teamPage({ ...(await teamView(tools, team, viewer)), fault: { ...fault, form } }) })
  }
  return new Hono<Web>()
    .get('/trekking/:team', manager, async (c) => c.html(teamPage(await teamView(tools, readTeamId(c), c.var.person))))
    .post('/trekking/:team/regels', manager, (c) =>
      take({ c, viewer: c.var.person, form: 'rules' }, rulesForm, ({ method, cap, minTalk, review, ...seen }, by) => {
        const rules = { method, capPerMonth: cap, minTalkMs: minTalk * 1000, review }
        return setRules(store, { rules, ...seen, ...by }, now())
      }),
    )
    .post('/trekking/:team/geluid', manager, (c) =>
      take({ c, viewer: c.var.person, form: 'clips' }, clipsForm, async ({ language, strength, why }, { team, person }) => {
        await setLanguage(store, { team, language, person, why }, now())
        await setStrength(store, { team, strength, by: person, why }, now())
      }),
    )
    .post('/trekking/:team/leesbaar', manager, (c) =>
      take({ c, viewer: c.var.person, form: 'readable' }, readableForm, ({ why, ...kept }, by) =>
        setReadableKinds(store, { kinds: READABLE_KINDS.filter((kind) => kept[kind] === 'true'), why, ...by }, now()),
      ),
    )
    .post('/trekking/:team/woorden', manager, (c) =>
      take({ c, viewer: c.var.person, form: 'words' }, wordsForm, ({ words }, by) => setVocabulary(store, { words, ...by }, now())),
    )
    .post('/trekking/:team/evaluatie', manager, (c) =>
      take({ c, viewer: c.var.person, form: 'evaluation' }, evaluationForm, (evaluation, by) => setEvaluation(store, { ...evaluation, ...by }, now())),
    )
    .post('/trekking/:team/gehouden', manager, (c) =>
      take({ c, viewer: c.var.person, form: 'evaluation' }, heldForm, ({ quarter }, by) => holdEvaluation(store, { quarter, why: '', ...by }, now())),
    )
}

type Sent = Readonly<{ c: Context; viewer: Person; form: TeamForm }>
type By = Readonly<{ team: string; person: string }>

function readTeamId(c: Context): string {
  const parsed = teamIdSchema.safeParse(c.req.param('team'))
  if (!parsed.success) throw new Failure('not-found')
  return parsed.data
}
