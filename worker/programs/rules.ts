// `npm run rules`: how a team is drawn from and how long its snippets live, and what callers are told about that.
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { faultsOf } from '../../models/call.ts'
import { METHODS } from '../../models/draw.ts'
import { LEAST_RETENTION_DAYS, REVIEWS } from '../../models/evaluation.ts'
import { Failure } from '../../models/failure.ts'
import { readSettings } from '../../models/settings.ts'
import { addAnnouncement } from '../../models/store/announcements.ts'
import { openStoreOf, type Store } from '../../models/store/open.ts'
import { listRules, setRules } from '../../models/store/team-rules.ts'
import { CAP_MAX, MIN_TALK_MAX_SECONDS, WHY_MAX_LENGTH } from '../../models/team-rules.ts'
import { program, readEnvironment } from './program.ts'

const USAGE = `npm run rules                                    the rules of every team
npm run rules -- TEAM [--method bernoulli|deck] [--cap N|none] [--min-talk SECONDS] [--review evaluation|week] [--why TEXT]
npm run rules -- --announcement VERSION --days N    what callers are told: for how many days at most`

const PERSON = 'operator'
const MAX_DAYS = 400
const optionsSchema = z.object({
  method: z.enum(METHODS).optional(),
  cap: z.literal('none').transform(() => null).or(z.coerce.number().int().min(1).max(CAP_MAX)).optional(),
  'min-talk': z.coerce.number().int().min(0).max(MIN_TALK_MAX_SECONDS).optional(),
  review: z.enum(REVIEWS).optional(),
  why: z.string().trim().max(WHY_MAX_LENGTH).optional(),
  announcement: z.string().trim().min(1).max(80).optional(),
  days: z.coerce.number().int().min(LEAST_RETENTION_DAYS).max(MAX_DAYS).optional(),
})
type Options = z.infer<typeof optionsSchema>

await program(async () => {
  const text = { type: 'string' } as const
  const options = { method: text, cap: text, 'min-talk': text, review: text, why: text, announcement: text, days: text }
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const parsed = optionsSchema.safeParse(values)
  if (!parsed.success) throw new Failure('request-faulty', { details: faultsOf(parsed.error).map((line) => `--${line}`) })
  const store = await openStoreOf(readSettings(readEnvironment()))
  await act(store, positionals[0], parsed.data).finally(() => store.close())
})

async function act(store: Store, team: string | undefined, options: Options): Promise<void> {
  const { announcement, days } = options
  if ((announcement === undefined) !== (days === undefined)) throw new Failure('request-faulty', { details: USAGE.split('\n') })
  if (announcement !== undefined && days !== undefined) return addAnnouncement(store, { version: announcement, days, person: PERSON }, new Date())
  if (team !== undefined) await change(store, team, options)
  for (const { team: id, rules } of await listRules(store))
    process.stdout.write(`${id}: ${rules.method}, cap ${rules.capPerMonth ?? 'none'}, at least ${rules.minTalkMs / 1000} s, review by ${rules.review}\n`)
}

/** What is not named stays as it is. */
async function change(store: Store, team: string, { method, cap, review, why = '', 'min-talk': minTalk }: Options): Promise<void> {
  const before = (await listRules(store)).find((one) => one.team === team)?.rules
  if (!before) throw new Failure('team-unknown')
  const rules = {
    method: method ?? before.method,
    capPerMonth: cap === undefined ? before.capPerMonth : cap,
    minTalkMs: minTalk === undefined ? before.minTalkMs : minTalk * 1000,
    review: review ?? before.review,
  }
  await setRules(store, { team, rules, version: before.version, person: PERSON, why }, new Date())
}
