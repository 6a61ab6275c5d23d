// A call as a pipeline offers it, and as the chain needs it. Outside identifiers exist only in an `Offer`.
import { z } from 'zod'
import { Failure } from './failure.ts'

const MAX_CALL_MS = 24 * 3_600_000
const MAX_PAUSES = 500
const text = (max: number) => z.string().trim().min(1).max(max)
const milliseconds = z.int().min(0).max(MAX_CALL_MS)
const channelNumber = z.int().min(0).max(1)

export const teamIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and hyphens')

/** Which channel of the recording holds whom, or that both are mixed on one. */
export const channelsSchema = z.union([
  z.strictObject({ agent: channelNumber, caller: channelNumber }).refine((c) => c.agent !== c.caller, 'must differ'),
  z.strictObject({ mixed: z.literal(0) }),
])

export const pauseSchema = z
  .strictObject({ startMs: milliseconds, endMs: milliseconds })
  .refine((pause) => pause.startMs < pause.endMs, 'must start before it ends')

const offerShape = z.strictObject({
  callId: text(200),
  startedAt: z.iso.datetime({ offset: true, error: 'must be an ISO 8601 time with a zone' }),
  durationMs: z.int().min(1).max(MAX_CALL_MS),
  direction: z.enum(['inbound', 'outbound']),
  team: teamIdSchema,
  agentId: text(200),
  callerNumber: z.e164('must be a number with + and country code, or null when withheld').nullable(),
  channels: channelsSchema,
  announced: z.boolean(),
  optedOut: z.boolean(),
  private: z.boolean(),
  pauses: z.array(pauseSchema).max(MAX_PAUSES),
  announcement: text(80).optional(),
})

/** What a pipeline tells of a call before it may send anything. No field has a default, because a guess could publish. */
export const offerSchema = offerShape.superRefine(({ pauses, durationMs }, context) => {
  pauses.forEach((pause, index) => {
    if (pause.endMs > durationMs)
      context.addIssue({ code: 'custom', path: ['pauses', index, 'endMs'], message: 'must lie within the call' })
  })
})

export type Offer = z.infer<typeof offerSchema>
export type Channels = z.infer<typeof channelsSchema>

/** What the chain needs of a drawn call. Ids are our own or keyed hashes. */
export const callSchema = offerShape.pick({ durationMs: true, channels: true, pauses: true }).extend({
  startedAt: z.iso.datetime({ offset: true }),
  agentRef: z.string(),
})
export type CallDetails = z.infer<typeof callSchema>
export type Call = CallDetails & Readonly<{ id: string; team: string }>

/** The offer, or `offer-faulty` with every fault in it, by field and without values. */
export function parseOffer(input: unknown): Offer {
  const parsed = offerSchema.safeParse(input)
  if (!parsed.success) throw new Failure('offer-faulty', { details: faultsOf(parsed.error) })
  return parsed.data
}

/** One line a fault: `field: what is wrong`, never the value. */
export function faultsOf(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const field = issue.path.join('.') || 'body'
    if (issue.code === 'unrecognized_keys') return `${field}: has fields that are not known`
    if (issue.code === 'custom' || issue.code === 'invalid_format') return `${field}: ${issue.message}`
    return `${field}: ${issue.message.replace(/, received .*$/, '')}`
  })
}
