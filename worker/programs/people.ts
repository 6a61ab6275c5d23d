// `npm run people`: who may come in, for whom calls may be drawn, and the master key that opens what is sealed.
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { faultsOf, teamIdSchema } from '../../models/call.ts'
import { Failure } from '../../models/failure.ts'
import { readSettings } from '../../models/settings.ts'
import { STRENGTHS } from '../../models/snippet.ts'
import { makeMasterKey, openStoreOf, type Store } from '../../models/store/open.ts'
import { addFeeder, addPerson, issueLink } from '../../models/store/people.ts'
import { setStrength } from '../../models/store/strengths.ts'
import { addTeam } from '../../models/store/teams.ts'
import { program, readEnvironment } from './program.ts'

const USAGE = `npm run people -- add NAME --role trainer|manager    a person, and a link to sign in with
npm run people -- link ID                            a fresh link for a person
npm run people -- feeder NAME                        a bearer token for a pipeline, shown once
npm run people -- team ID NAME --agents N --consent YYYY-MM-DD [--ceiling 0.2] [--fraction 0.1]
npm run people -- strength TEAM text|revoiced|disguised    what clips keep of a voice, from now on
npm run people -- master-key FILE                    a new master key; keep it outside of DATA_DIR`

const BY = 'operator'
const optionsSchema = z.object({
  role: z.enum(['trainer', 'manager']).optional(),
  agents: z.coerce.number().int().min(0).optional(),
  consent: z.iso.date().optional(),
  ceiling: z.coerce.number().min(0).max(1).optional(),
  fraction: z.coerce.number().min(0).max(1).optional(),
})
type Options = z.infer<typeof optionsSchema>
type Order = Readonly<{ store: Store; subject: string; name: string; options: Options; address: string }>

const orders: Readonly<Record<string, (order: Order) => Promise<string>>> = {
  add: async ({ store, subject, options: { role }, address }) => {
    if (!role) throw usage('--role')
    const { id } = await addPerson(store, { name: subject, role, by: BY }, new Date())
    return `${id}\n${await signInLink(store, id, address)}`
  },
  link: ({ store, subject, address }) => signInLink(store, subject, address),
  feeder: ({ store, subject }) => addFeeder(store, { name: subject }, new Date()),
  team: async ({ store, subject, name, options: { agents, consent, ceiling, fraction } }) => {
    if (!teamIdSchema.safeParse(subject).success || !name || agents === undefined) throw usage('team ID NAME --agents')
    const optional = { ...(ceiling !== undefined && { ceiling }), ...(fraction !== undefined && { fraction }) }
    const team = { id: subject, name, agentCount: agents, consentDate: consent ?? null, ...optional }
    await addTeam(store, team, { by: BY, now: new Date() })
    return consent ? subject : `${subject}\nWithout --consent, the works council's date, nothing is drawn from this team.`
  },
  strength: async ({ store, subject, name }) => {
    const strength = STRENGTHS.find((one) => one === name)
    if (!strength) throw usage(`strength TEAM ${STRENGTHS.join('|')}`)
    await setStrength(store, { team: subject, strength, by: BY, why: '' }, new Date())
    return `${subject}: ${strength}`
  },
}

await program(async () => {
  const { verb, subject, name, options } = readOrder()
  if (verb === 'master-key') return makeMasterKey(subject)
  const order = orders[verb]
  if (!order) throw usage(verb)
  const settings = readSettings(readEnvironment())
  const store = await openStoreOf(settings)
  const address = settings.publicUrl ?? `http://${settings.host}:${settings.port}`
  const answer = await order({ store, subject, name, options, address }).finally(() => store.close())
  process.stdout.write(`${answer}\n`)
})

function readOrder() {
  const text = { type: 'string' } as const
  const options = { role: text, agents: text, consent: text, ceiling: text, fraction: text }
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [verb = '', subject = '', name = ''] = positionals
  const parsed = optionsSchema.safeParse(values)
  if (!parsed.success) throw new Failure('request-faulty', { details: faultsOf(parsed.error).map((line) => `--${line}`) })
  if (!subject) throw usage('a name is missing')
  return { verb, subject, name, options: parsed.data }
}

async function signInLink(store: Store, id: string, address: string): Promise<string> {
  return `${address}/inloggen#${await issueLink(store, id, new Date())}`
}

function usage(what: string): Failure {
  return new Failure('request-faulty', { details: [what, ...USAGE.split('\n')] })
}
