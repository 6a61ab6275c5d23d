// Fields that come both as JSON from a script and as text from a form, held to the same rules.
import { z } from 'zod'
import { teamIdSchema } from '../../models/call.ts'
import { THEMES } from '../../models/learning.ts'
import { SNIPPET_MAX_MS } from '../../models/snippet.ts'
import { WHY_MAX_LENGTH } from '../../models/team-rules.ts'
import { NOTE_MAX_LENGTH } from '../pages/review.ts'

const PAGE_SIZE = 20
const MAX_PAGE_SIZE = 100
const MAX_PAGE = 100_000

export const noteSchema = z.string().trim().max(NOTE_MAX_LENGTH)
export const whySchema = z.string().trim().min(1).max(WHY_MAX_LENGTH)
export const fractionSchema = z.number().min(0).max(1)
export const versionSchema = z.int().min(0)

/** `version` is the one that the manager was looking at; `team` may be `small-teams`. */
export const changeBody = z.strictObject({ team: teamIdSchema, fraction: fractionSchema, version: versionSchema, why: whySchema })
export const reviewBody = z.strictObject({ learningMoment: z.boolean(), note: noteSchema })

/** Apple's box instead of Ogg. */
export const clipQuery = z.strictObject({ as: z.literal('caf').exactOptional() })

export const ledgerQuery = z.strictObject({ quarter: z.string().regex(/^\d{4}-Q[1-4]$/, 'must be a quarter such as 2026-Q4') })

/** A number as text. Nothing at all is no number, where coercion would make it 0. */
export const numberText = z.string().regex(/^\d{1,9}(\.\d{1,9})?$/, 'must be a number').transform(Number)

const upTo = (max: number) => numberText.pipe(z.int().min(1).max(max))
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

/** A clip is a little longer than its stretch of the call where its tempo is slower. */
const CLIP_MAX_MS = 2 * SNIPPET_MAX_MS

/** `heardMs`: the moment of the clip at which a leak was heard; absent when nothing was played. */
export const withdrawQuery = z.strictObject({ heardMs: numberText.pipe(z.int().min(0).max(CLIP_MAX_MS)).exactOptional() })

/** How a list of snippets is asked for. */
export const listQuery = z.strictObject({
  page: upTo(MAX_PAGE).default(1),
  pageSize: upTo(MAX_PAGE_SIZE).default(PAGE_SIZE),
  team: teamIdSchema.exactOptional(),
  theme: z.enum(THEMES).exactOptional(),
  week: z.iso.date().exactOptional(),
  reviewed: flag.exactOptional(),
  learningMoment: flag.exactOptional(),
})
