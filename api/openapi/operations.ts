// Every operation of /v1, with the schemas that the routes themselves parse by.
import { z } from 'zod'
import { offerSchema } from '../../models/call.ts'
import { changeBody, clipQuery, ledgerQuery, listQuery, reviewBody, withdrawQuery } from '../routes/fields.ts'
import { leaks, offerAnswer, receivedAnswer, samplingAnswer, snippet, snippetList } from './answers.ts'

export type Asker = 'feeder' | 'person' | 'manager' | 'anybody'
export type Operation = Readonly<{
  method: 'get' | 'put' | 'post'
  path: string
  summary: string
  asker: Asker
  query?: z.ZodType
  body?: z.ZodType | 'recording'
  /** Status → what comes with it. */
  answers: Readonly<Record<number, z.ZodType | 'clip' | 'text' | undefined>>
  problems: readonly number[]
}>

const FOR_PEOPLE = [401, 403] as const

export const OPERATIONS: readonly Operation[] = [
  {
    method: 'post', path: '/v1/calls', asker: 'feeder', body: offerSchema, answers: { 200: offerAnswer }, problems: [400, 401, 403, 413, 422],
    summary: 'Offers a call: metadata alone. Tells whether its recording is wanted. Repeating it is harmless.',
  },
  {
    method: 'put', path: '/v1/recordings/{id}', asker: 'feeder', body: 'recording', answers: { 200: receivedAnswer, 201: receivedAnswer }, problems: [401, 403, 404, 413, 422],
    summary: 'Sends the recording of a drawn call to the address that the offer was answered with. 200 when it was there already.',
  },
  {
    method: 'get', path: '/v1/snippets', asker: 'person', query: listQuery, answers: { 200: snippetList }, problems: [400, ...FOR_PEOPLE],
    summary: 'Lists the snippets that live, newest week first.',
  },
  {
    method: 'get', path: '/v1/snippets/{id}', asker: 'person', answers: { 200: snippet }, problems: [...FOR_PEOPLE, 404, 410],
    summary: 'Reads a snippet. That it was read is on record before anything is opened.',
  },
  {
    method: 'get', path: '/v1/snippets/{id}/clip', asker: 'person', query: clipQuery, answers: { 200: 'clip', 206: 'clip' }, problems: [400, ...FOR_PEOPLE, 404, 410, 416],
    summary: 'Hears a snippet: its masked and disguised clip, whole or in part (Range); Opus in Ogg, or in the box that an older Safari plays.',
  },
  {
    method: 'put', path: '/v1/snippets/{id}/review', asker: 'person', body: reviewBody, answers: { 204: undefined }, problems: [400, ...FOR_PEOPLE, 404, 410],
    summary: 'Reviews a snippet.',
  },
  {
    method: 'get', path: '/v1/snippets/{id}/alive', asker: 'person', answers: { 204: undefined }, problems: [...FOR_PEOPLE, 404, 410],
    summary: 'Whether a snippet is still there, for whoever has it on the screen. No look.',
  },
  {
    method: 'post', path: '/v1/snippets/{id}/withdraw', asker: 'person', query: withdrawQuery, answers: { 204: undefined }, problems: [400, ...FOR_PEOPLE, 404, 410],
    summary: 'Withdraws a snippet that tells too much: it is gone at once, for everybody.',
  },
  {
    method: 'get', path: '/v1/sampling', asker: 'manager', answers: { 200: samplingAnswer }, problems: FOR_PEOPLE,
    summary: 'The fraction of each team, and what came of it this quarter.',
  },
  {
    method: 'put', path: '/v1/sampling', asker: 'manager', body: changeBody, answers: { 200: samplingAnswer }, problems: [400, ...FOR_PEOPLE, 409, 422],
    summary: 'Changes the fraction of a team, with a reason, for calls that end from now on.',
  },
  {
    method: 'get', path: '/v1/leaks', asker: 'manager', answers: { 200: leaks }, problems: FOR_PEOPLE,
    summary: 'Notes of the leaks that people reported, newest first: where each came through, never what it was.',
  },
  ...(['csv', 'jsonl'] as const).map(
    (ending): Operation => ({
      method: 'get', path: `/v1/ledger.${ending}`, asker: 'manager', query: ledgerQuery, answers: { 200: 'text' }, problems: [400, ...FOR_PEOPLE, 404, 409],
      summary: 'The ledger of a quarter, a line a call that was offered, without content.',
    }),
  ),
  { method: 'get', path: '/v1/health', asker: 'anybody', answers: { 200: z.strictObject({ up: z.literal(true) }) }, problems: [], summary: 'The process runs.' },
  {
    method: 'get', path: '/v1/ready', asker: 'anybody', answers: { 200: z.strictObject({ ready: z.literal(true) }) }, problems: [503],
    summary: 'Database and Redis are there; 503 says which is not.',
  },
]
