// The only file that runs ffmpeg. Recordings are hostile input: fed by pipe, with fixed lists of what may be read, limits
// of time and size, and no word of what ffmpeg says about them, because it quotes file names and metadata.
import { PassThrough, Readable } from 'node:stream'
import ffmpeg from 'fluent-ffmpeg'
import { SAMPLE_RATE_HZ } from '../../models/audio.ts'
import { Failure, type FailureCode } from '../../models/failure.ts'
import { hasTwoBodies } from './riff.ts'
import { collectWav, interleaved } from './wav.ts'

const DEMUXERS = 'wav,w64,ogg,mp3,flac,amr,gsm,g722,aac,mov,matroska,au,aiff,caf'
const PROTOCOLS = 'pipe'
/** Longer than any call, and what fits in memory: a recorder that was left running for a day takes no worker down. */
const LONGEST_SECONDS = 4 * 3600
const TIMEOUT_MS = 900_000
const BARE = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact']
/** Enough for two disguised voices; a minute is some 240 kB. Without a name of its own ffmpeg writes down which encoder it has. */
const OPUS = ['-metadata:s:a:0', 'encoder=none', '-c:a', 'libopus', '-b:a', '32k', '-compression_level', '0', '-application', 'audio', '-f', 'ogg']

export type Rendering = Readonly<{ filters?: string; as: 'pcm' | 'ogg' }>

/**
 * One `Int16Array` a channel at 16 kHz, of whatever telephony audio the bytes hold. Fails with `recording-unreadable`,
 * `recording-empty`, `recording-ambiguous` (a WAV with two bodies) or, over 4 h, `recording-too-long`; and with what may pass:
 * `ffmpeg-timed-out`, `ffmpeg-crashed`, `ffmpeg-missing`.
 */
export async function decodeAudio(recording: Uint8Array): Promise<Int16Array[]> {
  if (recording.length === 0) throw new Failure('recording-empty')
  if (hasTwoBodies(recording)) throw new Failure('recording-ambiguous')
  const command = fed(recording)
    .inputOptions(['-nostdin', '-hide_banner', '-protocol_whitelist', PROTOCOLS, '-format_whitelist', DEMUXERS])
    .noVideo()
    .outputOptions(['-sn', '-dn', ...BARE, '-map', '0:a:0', '-t', String(LONGEST_SECONDS), '-ar', String(SAMPLE_RATE_HZ)])
    .outputOptions(['-c:a', 'pcm_s16le'])
    .format('wav')
  const wav = collectWav()
  await run(command, { refused: 'recording-unreadable', killed: 'ffmpeg-crashed' }, wav.take)
  const channels = wav.channels()
  if (!channels[0]?.length) throw new Failure('recording-empty')
  if (channels[0].length >= LONGEST_SECONDS * SAMPLE_RATE_HZ) throw new Failure('recording-too-long')
  return channels
}

/** Our own samples (16 kHz) through a filter graph of our own, as samples again or as Opus in Ogg without metadata. */
export async function renderAudio(channels: readonly Int16Array[], { filters, as }: Rendering): Promise<Uint8Array> {
  const samples = interleaved(channels)
  const command = fed(samples)
    .inputOptions(['-nostdin', '-f', 's16le', '-ar', String(SAMPLE_RATE_HZ), '-ac', String(channels.length)])
    .outputOptions(BARE)
    .outputOptions(as === 'ogg' ? OPUS : ['-c:a', 'pcm_s16le', '-ar', String(SAMPLE_RATE_HZ), '-f', 's16le'])
  if (filters) command.outputOptions(['-filter:a', filters])
  const chunks: Buffer[] = []
  await run(command, { refused: 'clip-doubtful', killed: 'clip-doubtful' }, (chunk) => chunks.push(chunk))
  return new Uint8Array(Buffer.concat(chunks))
}

/**
 * A command that reads `bytes`. The library would first ask ffmpeg what it can do, without a limit of time, and would throw out of reach
 * when the program does not start.
 */
function fed(bytes: Uint8Array): ffmpeg.FfmpegCommand {
  const command = ffmpeg(Readable.from([bytes]))
  const spawn = startOf(command)
  const spawnSafely: Start = (...[options, how, started, ended]) => spawn.call(command, options, how, started, (error, out = NOTHING, told = NOTHING) => ended(error, out, told))
  const asksNothing = { _checkCapabilities: (done: () => void) => done(), availableEncoders: (done: (error: null, encoders: object) => void) => done(null, {}) }
  return Object.assign(command, asksNothing, { _spawnFfmpeg: spawnSafely })
}

type Told = Readonly<{ get(): string }>
type Ended = (error: Error | null | undefined, out?: Told, told?: Told) => void
type Start = (this: unknown, ...given: readonly [options: unknown, how: unknown, started: unknown, ended: Ended]) => void

const NOTHING: Told = { get: () => '' }

/** Guaranteed by the version that is pinned, which is the library's last. */
const startOf = (command: ffmpeg.FfmpegCommand): Start => (command as unknown as { _spawnFfmpeg: Start })._spawnFfmpeg

/** Why it failed: by its own judgement, or because something ended it. */
type Codes = Readonly<{ refused: FailureCode; killed: FailureCode }>

/** Runs ffmpeg to its end, giving its output to `take` as it comes. Whatever goes wrong is a failure, and leaves no process. */
async function run(command: ffmpeg.FfmpegCommand, codes: Codes, take: (chunk: Buffer) => void): Promise<void> {
  // The library takes a stream that closes before the program has ended, as it may on a busy machine, for a failure.
  const output = new PassThrough({ emitClose: false })
  let timer: NodeJS.Timeout | undefined
  const ended = new Promise<void>((done, fail) => {
    command.on('error', fail).on('end', () => done())
    timer = setTimeout(() => fail(new Failure('ffmpeg-timed-out')), TIMEOUT_MS)
  })
  command.pipe(output, { end: true })
  try {
    await Promise.all([ended, consume(output, take)])
  } catch (error) {
    command.kill('SIGKILL')
    throw failureOf(error, codes)
  } finally {
    clearTimeout(timer)
  }
}

/** The library tells by its words alone. What it quotes of ffmpeg goes no further. */
function failureOf(error: unknown, { refused, killed }: Codes): Failure {
  if (error instanceof Failure) return error
  if (!(error instanceof Error)) return new Failure(refused)
  if ('syscall' in error && String(error.syscall).startsWith('spawn')) return new Failure('ffmpeg-missing')
  if (error.message === 'Cannot find ffmpeg') return new Failure('ffmpeg-missing')
  return new Failure(error.message.startsWith('ffmpeg was killed') ? killed : refused)
}

async function consume(output: Readable, take: (chunk: Buffer) => void): Promise<void> {
  for await (const chunk of output) take(chunk)
}
