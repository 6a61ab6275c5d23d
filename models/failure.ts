// Every way in which things are expected to fail. A failure carries its code and a safe sentence, never any content.

type Kind = Readonly<{ status: number; retry: boolean; sentence: string }>

const kind = (status: number, retry: boolean, sentence: string): Kind => ({ status, retry, sentence })

/** code → HTTP status, whether the same attempt may succeed later, and what to do next. `docs/failure-modes.md` has a row for each. */
export const FAILURES = {
  'span-invalid': kind(500, false, 'A stretch of time was reversed or not whole. Report this with the request id.'),
} as const satisfies Record<string, Kind>

export type FailureCode = keyof typeof FAILURES

/** An expected failure. `details` names fields, counts and limits, never values of a call. The original is the `cause`. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly details: readonly string[]

  constructor(code: FailureCode, { cause, details = [] }: { cause?: unknown; details?: readonly string[] } = {}) {
    super(FAILURES[code].sentence, cause === undefined ? undefined : { cause })
    this.name = 'Failure'
    this.code = code
    this.details = details
  }

  get status(): number {
    return FAILURES[this.code].status
  }

  get retry(): boolean {
    return FAILURES[this.code].retry
  }
}
