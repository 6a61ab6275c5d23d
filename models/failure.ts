// Every way in which things are expected to fail. A failure carries its code and a safe sentence, never any content.

type Kind = Readonly<{ status: number; retry: boolean; sentence: string }>

const kind = (status: number, retry: boolean, sentence: string): Kind => ({ status, retry, sentence })

/** code → HTTP status, whether the same attempt may succeed later, and what to do next. `docs/failure-modes.md` has a row for each. */
export const FAILURES = {
  'span-invalid': kind(500, false, 'A stretch of time was reversed or not whole. Report this with the request id.'),
  'settings-faulty': kind(500, false, 'The settings are not complete. Correct what is listed and start again.'),
  'offer-faulty': kind(422, false, 'The offer was refused because of the fields listed. Correct them and offer the call again.'),
  'offer-in-clear': kind(422, false, 'An offer in the draw queue was not sealed and was removed. Send `sealed` alone, encrypted to the key of this instance.'),
  'request-faulty': kind(400, false, 'The request was not understood. Correct the fields listed and send it again.'),
  'not-signed-in': kind(401, false, 'Sign in with a fresh sign-in link, or send a valid bearer token.'),
  'not-allowed': kind(403, false, 'This role may not do that. Ask a manager for the right role.'),
  'origin-refused': kind(403, false, 'The request came from another site. Open the page itself and try again.'),
  'link-spent': kind(410, false, 'This sign-in link was used or is too old. Ask for a new one.'),
  'method-refused': kind(405, false, 'This address does not take that method. See the Allow header.'),
  'request-too-large': kind(413, false, 'The request is larger than allowed. Send metadata only, at most 64 kB of it.'),
  'not-ready': kind(503, true, 'Something that this service needs is missing. Mend what is listed.'),
  'not-found': kind(404, false, 'There is nothing here, or not any more.'),
  'snippet-gone': kind(410, false, 'This snippet has expired or was withdrawn.'),
  'range-refused': kind(416, false, 'The range asked for lies outside of the clip. Ask for the whole clip.'),
  'team-unknown': kind(422, false, 'This team is not known. A manager adds it first.'),
  'rules-changed': kind(409, false, 'Somebody changed the rules of this team meanwhile. Look at those in force and decide again.'),
  'fraction-refused': kind(422, false, 'The fraction lies above the ceiling to which the works council agreed. Choose a lower one.'),
  'fraction-changed': kind(409, false, 'Somebody changed the fraction meanwhile. Look at the new one and decide again.'),
  'nonce-too-late': kind(409, false, 'A nonce is given once, after the commitment and before the first call of its quarter. Give one for the next quarter.'),
  'ledger-open': kind(409, false, 'The quarter is not over yet. Its key and its decks are released a day after its end.'),
  'hold-refused': kind(422, false, 'The hold would last too long, or has ended. Choose an earlier day.'),
  'second-person': kind(403, false, 'A hold is extended by two people. Ask somebody else to agree.'),
  'recording-not-wanted': kind(404, false, 'No recording is asked for at this address, or not any more. Offer the call again to see why.'),
  'recording-awaited': kind(409, true, 'The call is drawn, but its recording is not in the inbox yet. It is looked for again for 24 hours.'),
  'recording-too-large': kind(413, false, 'The recording is larger than allowed. Raise MAX_RECORDING_MB or send a shorter one.'),
  'recording-cut-off': kind(400, true, 'The recording did not arrive whole. Send it again.'),
  'recording-gone': kind(410, false, 'The recording is past its 24 hours and was deleted unheard.'),
  'seal-broken': kind(500, false, 'Something sealed was changed, moved or cut. Restore it, or let it expire.'),
  'key-gone': kind(410, false, 'The key is shredded: what it opened can never be read again.'),
  'master-key-wrong': kind(500, false, 'The master key does not open this data folder. Point MASTER_KEY_FILE to the key that belongs to it.'),
  'database-parameter': kind(500, false, 'A value of a kind that the database would misread was refused. Report this with the request id.'),
  'database-busy': kind(503, true, 'The database is busy. Try again in a moment.'),
  'database-away': kind(503, true, 'The database does not answer. Start it, or correct DATABASE_URL and KEYS_DATABASE_URL.'),
  'disk-full': kind(503, true, 'The disk takes no more: it is full, at a limit, or read-only. Make room, then try again.'),
  'job-faulty': kind(422, false, 'A job in a queue was none of ours and was removed. Find out who writes into this Redis.'),
  'worker-crashed': kind(500, false, 'The worker ended each time it prepared this call. Look at its memory and its log; other calls go on.'),
  'redis-evicts': kind(500, false, 'This Redis may drop jobs. Set maxmemory-policy to noeviction and start again.'),
  'redis-away': kind(503, true, 'Redis does not answer. Start it, or correct REDIS_URL.'),
  'model-missing': kind(500, false, 'The speech model is not complete. Put the listed files in MODEL_DIR, or point it elsewhere.'),
  'model-damaged': kind(500, false, 'The speech model differs from its lock file. Pull it again, or put the listed files back.'),
  'model-changed': kind(503, true, 'The speech model was replaced while it was in use. The next try takes the new one.'),
  'hub-failed': kind(502, false, 'The hub did not give what was asked. Look at what is listed and pull again: what has arrived is kept.'),
  'model-language': kind(422, false, 'The speech model does not know the language asked for. Choose another model or language.'),
  'hearing-crashed': kind(503, true, 'The speech model stopped. It is started again for the next try.'),
  'hearing-timed-out': kind(503, true, 'The speech model took too long and was stopped. It is started again for the next try.'),
  'ffmpeg-missing': kind(503, true, 'ffmpeg cannot be started. Install it and start the worker again: calls wait for it.'),
  'ffmpeg-crashed': kind(503, true, 'ffmpeg was ended before it was done. It is started again for the next try.'),
  'ffmpeg-timed-out': kind(503, true, 'ffmpeg took too long and was ended. It is started again for the next try.'),
  'recording-unreadable': kind(422, false, 'The recording is no telephony audio that can be read. Send WAV, Ogg, MP3, FLAC, AMR or the like.'),
  'recording-empty': kind(422, false, 'The recording holds no sound. Check what the PBX wrote.'),
  'recording-too-long': kind(422, false, 'The recording is longer than four hours. Send calls one by one.'),
  'recording-ambiguous': kind(422, false, 'Metadata and recording do not agree on the channels. Say `mixed` when both parties are on one.'),
  'redaction-misplaced': kind(500, false, 'A finding lies outside of the transcript, so nothing is shown. Report this with the call id.'),
  'mask-doubtful': kind(500, false, 'The masked sound is not certain to be silent where it must be, so there is no clip. Report this with the call id.'),
  'voice-missing': kind(503, true, 'This team has its snippets read out, and espeak-ng is not installed. Install it, or choose another strength.'),
  'clip-doubtful': kind(500, true, 'The disguised sound does not fit its mask, so there is no clip.'),
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

/** Of the machine, not of a call: a call waits until they are mended, for as long as its recording may. */
const OF_THE_MACHINE: ReadonlySet<FailureCode> = new Set<FailureCode>(['database-busy', 'database-away', 'disk-full', 'ffmpeg-missing', 'voice-missing', 'model-changed'])

export const isOfTheMachine = (error: unknown): boolean => error instanceof Failure && OF_THE_MACHINE.has(error.code)
