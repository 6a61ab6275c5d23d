// Structured logs of which every field is on a list, so that nothing of a call can slip into one.
import { pino, type DestinationStream, type Logger } from 'pino'
import { Failure } from './failure.ts'

/** All that a log line may hold beside time, level and a fixed sentence. Ids are our own random ones. */
const ALLOWED = [
  'callId', 'snippetId', 'requestId', 'code', 'details', 'status', 'method', 'route', 'count', 'milliseconds', 'seconds', 'address', 'step', 'frames',
] as const
export type LogFields = Readonly<Partial<Record<(typeof ALLOWED)[number], string | number | readonly string[]>>>

export type Log = Readonly<Record<'info' | 'warn' | 'error', (sentence: string, fields?: LogFields) => void>>

export function createLog(destination: DestinationStream = standardOutput()): Log {
  const logger: Logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  const line = (level: 'info' | 'warn' | 'error') => (sentence: string, fields: LogFields = {}) =>
    logger[level](onlyAllowed(fields), sentence)
  return { info: line('info'), warn: line('warn'), error: line('error') }
}

const MOST_WAITING_BYTES = 1_000_000

/** No line is worth a process: what cannot be written, as on a full disk, waits for room, and is dropped when too much waits. */
const standardOutput = (): DestinationStream => pino.destination({ sync: true, maxLength: MOST_WAITING_BYTES }).on('error', () => undefined)

const FRAMES = 8

/** What may be said of an error: its code, or where in the program it arose. Never its message. */
export function faultFields(error: unknown): LogFields {
  if (error instanceof Failure) return { code: error.code, details: error.details }
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const frames = stack.split('\n').map((line) => line.trim()).filter((line) => /^at .*:\d+:\d+\)?$/.test(line))
  return { code: 'internal-error', frames: frames.slice(0, FRAMES) }
}

const onlyAllowed = (fields: LogFields) =>
  Object.fromEntries(ALLOWED.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]))
