// What the API answers with, as schemas: the description is made of them, and tests hold real answers to them.
import { z } from 'zod'
import { THEMES } from '../../models/learning.ts'

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
    reason: z.string(),
    until: day.meta({ description: 'the last day it lives' }),
    reviewed: z.boolean(),
    learningMoment: z.boolean(),
    hasClip: z.boolean(),
    stay: z.enum(['evaluation', 'maximum', 'review', 'moment']).meta({ description: 'why it is still here' }),
  })

export const snippetList = z.strictObject({ items: z.array(summary), total: count, page: z.int(), pageSize: z.int() })

const word = z.union([
  z.strictObject({ ...span, shown: z.literal(true), text: z.string() }),
  z.strictObject({ ...span, shown: z.literal(false), placeholder: z.string().optional() }),
])
const onChannel = z.strictObject({ ...span, channel: z.int() })

const turn = z
  .strictObject({ ...span, speaker: z.enum(['agent', 'caller', 'unknown']), channel: z.int(), words: z.array(word) })
  .meta({ description: 'times are relative to the snippet' })

const clip = z
  .looseObject({
    src: z.string(),
    lengthMs: ms,
    passed: z.array(onChannel),
    masked: z.array(onChannel),
    timeline: z.array(z.strictObject({ clipMs: z.number(), callMs: z.number() })),
  })

const review = z.strictObject({ learningMoment: z.boolean(), note: z.string(), by: z.string(), at: moment })

export const snippet = z
  .looseObject({ ...summary.shape, turns: z.array(turn), agent: z.string().optional(), clip: clip.optional(), review: review.optional() })

export const teamSampling = z
  .looseObject({
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
    refused: z.record(z.string(), count),
    waiting: count,
    prepared: count,
    failed: count,
    snippets: count,
    reviewed: count,
  })

export const samplingAnswer = z.strictObject({ teams: z.array(teamSampling) })

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
