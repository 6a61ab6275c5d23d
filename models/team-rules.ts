// How a team is drawn from, heard and evaluated: within which bounds somebody decides on that, and what they changed.
import { z } from 'zod'
import { METHODS } from './draw.ts'
import { REVIEWS } from './evaluation.ts'
import { READABLE_KINDS } from './finding.ts'
import { STRENGTHS } from './snippet.ts'

export const CAP_MAX = 1000
export const MIN_TALK_MAX_SECONDS = 3600
/** Of the reason that goes with every change. */
export const WHY_MAX_LENGTH = 200
export const LANGUAGES = ['nl', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const rulesSchema = z.object({ method: z.enum(METHODS), capPerMonth: z.int().nullable(), minTalkMs: z.int(), review: z.enum(REVIEWS) })

/** `capPerMonth`: most calls drawn of one agent in a month, spread over it. `minTalkMs`: shorter calls are refused. */
export type TeamRules = Readonly<z.infer<typeof rulesSchema>>

/** What a setting became. `held`: the evaluation took place on that day. */
export const settingSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('rules'), value: rulesSchema }),
  z.object({ what: z.literal('language'), value: z.enum(LANGUAGES) }),
  z.object({ what: z.literal('strength'), value: z.enum(STRENGTHS) }),
  z.object({ what: z.literal('readable'), value: z.array(z.enum(READABLE_KINDS)) }),
  z.object({ what: z.literal('evaluation'), value: z.object({ quarter: z.string(), day: z.string(), held: z.literal(true).optional() }) }),
])
export type TeamSetting = Readonly<z.infer<typeof settingSchema>>

export type TeamChange = TeamSetting & Readonly<{ setAt: string; setBy: string; why: string }>
