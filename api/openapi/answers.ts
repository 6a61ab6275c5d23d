// What the API answers with, as schemas: the description is made of them, and tests hold real answers to them.
import { z } from 'zod'
import { REFUSALS } from '../../models/draw.ts'
import { STAYS } from '../../models/evaluation.ts'
import { ENTITY_TYPES } from '../../models/finding.ts'
import { LEAK_STEPS } from '../../models/leak.ts'
import { LEARNING_REASONS, THEMES } from '../../models/learning.ts'
import { CALL_FLAGS, TEXT_ONLY } from '../../models/snippet.ts'

const moment = z.iso.datetime().meta({ description: 'ISO 8601, UTC' })
const day = z.iso.date()
const ms = z.int().min(0)
const count = z.int().min(0)
const span = { startMs: ms, endMs: ms }

export const offerAnswer = z
  .strictObject({
    wanted: z.array(z.strictObject({ purpose: z.literal('training'), until: moment.meta({ description: 'when its snippets end at the latest' }) })),
    upload: z.string().optional().meta({ description: 'where the recording is asked for; absent when it is not' }),
  })

export const receivedAnswer = z.strictObject({ received: z.literal(true) })

export const summary = z
  .strictObject({
    id: z.uuid(),
    team: z.string(),
    teamName: z.string(),
    week: day.meta({ description: 'the Monday of the week of the call; nothing more is told of its time' }),
    theme: z.enum(THEMES),
    reason: z.enum(LEARNING_REASONS).meta({ description: 'why it was chosen' }),
    until: day.meta({ description: 'the last day it lives' }),
    reviewed: z.boolean(),
    learningMoment: z.boolean(),
    hasClip: z.boolean(),
    stay: z.enum(STAYS).meta({ description: 'why it is still here' }),
  })

export const snippetList = z.strictObject({ items: z.array(summary), total: count, page: z.int(), pageSize: z.int() })

const word = z.union([
  z.strictObject({ ...span, shown: z.literal(true), text: z.string() }),
  z.strictObject({ ...span, shown: z.literal(false), placeholder: z.string().optional() }),
])
const onChannel = z.strictObject({ ...span, channel: z.int() })

const turn = z
  .strictObject({ ...span, speaker: z.enum(['agent', 'caller', 'unknown']), channel: z.int(), words: z.array(word) })
  .meta({ description: 'times are of the clip as it is heard, in which whatever was taken out lasts equally long' })

const clip = z
  .strictObject({
    src: z.string(),
    lengthMs: ms,
    passed: z.array(onChannel),
    masked: z.array(onChannel),
    levels: z.array(z.array(z.number())).optional().meta({ description: 'how loud each channel is, 0 to 100, in equal steps' }),
    revoiced: z.literal(true).optional().meta({ description: 'read out by a machine' }),
  })

const review = z.strictObject({ learningMoment: z.boolean(), note: z.string(), by: z.string(), at: moment })

export const snippet = z
  .strictObject({
    ...summary.shape,
    turns: z.array(turn),
    agent: z.string().optional().meta({ description: 'a pseudonym of this quarter; never in teams of fewer than five' }),
    clip: clip.optional(),
    textOnly: z.enum(TEXT_ONLY).optional().meta({ description: 'why there is no clip' }),
    flags: z.array(z.enum(CALL_FLAGS)).optional().meta({ description: 'what is doubtful about the call as a whole' }),
    review: review.optional(),
  })

const teamSampling = z
  .strictObject({
    team: z.string().meta({ description: 'a team, or `small-teams` for the teams that share one fraction' }),
    name: z.string(),
    agentCount: count,
    small: z.boolean(),
    fraction: z.number(),
    ceiling: z.number(),
    version: count,
    consentDate: day.nullable(),
    setAt: moment,
    setBy: z.string(),
    offered: count,
    drawn: count,
    refused: z.partialRecord(z.enum(REFUSALS), count),
    waiting: count,
    prepared: count,
    failed: count,
    snippets: count,
    textOnly: z.partialRecord(z.enum(TEXT_ONLY), count).meta({ description: 'of those, the ones without sound, by reason' }),
    reviewed: count,
  })

export const samplingAnswer = z.strictObject({ teams: z.array(teamSampling) })

const leak = z
  .strictObject({
    id: z.uuid(),
    snippetId: z.uuid(),
    at: moment,
    team: z.string(),
    step: z.enum(LEAK_STEPS).meta({ description: 'the last step that should have stopped it' }),
    within: z.strictObject(span).optional().meta({ description: 'where in the clip it was heard; absent when it was read' }),
    near: z.array(z.enum(ENTITY_TYPES)).meta({ description: 'kinds of what is hidden there' }),
    model: z.string(),
    modelRevision: z.string(),
    redaction: z.string().meta({ description: 'revision of the rules' }),
    seenBy: z.string().optional().meta({ description: 'the manager who saw to it' }),
  })

export const leaks = z.strictObject({ leaks: z.array(leak) })

export const problem = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'one of docs/failure-modes.md' }),
    detail: z.string(),
    details: z.array(z.string()).optional().meta({ description: 'fields and limits; never values' }),
    requestId: z.uuid(),
  })
  .meta({ description: 'problem details, RFC 9457' })
