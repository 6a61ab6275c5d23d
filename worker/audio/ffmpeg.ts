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
const LONGEST_SECONDS = 24 * 3600
const TIMEOUT_SECONDS = 900
const BARE = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact']
/** Enough for two disguised voices; a minute is some 240 kB. Without a name of its own ffmpeg writes down which encoder it has. */
const OPUS = ['-metadata:s:a:0', 'encoder=none', '-c:a', 'libopus', '-b:a', '32k', '-compression_level', '2', '-application', 'voip', '-f', 'ogg']

export type Rendering = Readonly<{ filters?: string; as: 'pcm' | 'ogg' }>

/**
 * One `Int16Array` a channel at 16 kHz, of whatever telephony audio the bytes hold. Fails with `recording-unreadable`,
 * `recording-empty`, `recording-ambiguous` (a WAV with two bodies) or, over 24 h, `recording-too-long`.
 */
export async function decodeAudio(recording: Uint8Array): Promise<Int16Array[]> {
  if (recording.length === 0) throw new Failure('recording-empty')
  if (hasTwoBodies(recording)) throw new Failure('recording-ambiguous')
  const command = ffmpeg(Readable.from([recording]), { timeout: TIMEOUT_SECONDS })
    .inputOptions(['-nostdin', '-hide_banner', '-protocol_whitelist', PROTOCOLS, '-format_whitelist', DEMUXERS])
    .noVideo()
    .outputOptions(['-sn', '-dn', ...BARE, '-map', '0:a:0', '-t', String(LONGEST_SECONDS), '-ar', String(SAMPLE_RATE_HZ)])
    .outputOptions(['-c:a', 'pcm_s16le'])
    .format('wav')
  const wav = collectWav()
  await run(command, 'recording-unreadable', wav.take)
  const channels = wav.channels()
  if (!channels[0]?.length) throw new Failure('recording-empty')
  if (channels[0].length >= LONGEST_SECONDS * SAMPLE_RATE_HZ) throw new Failure('recording-too-long')
  return channels
}

/** Our own samples (16 kHz) through a filter graph of our own, as samples again or as Opus in Ogg without metadata. */
export async function renderAudio(channels: readonly Int16Array[], { filters, as }: Rendering): Promise<Uint8Array> {
  const samples = interleaved(channels)
  const command = ffmpeg(Readable.from([samples]), { timeout: TIMEOUT_SECONDS })
    .inputOptions(['-nostdin', '-f', 's16le', '-ar', String(SAMPLE_RATE_HZ), '-ac', String(channels.length)])
    .outputOptions(BARE)
    .outputOptions(as === 'ogg' ? OPUS : ['-c:a', 'pcm_s16le', '-ar', String(SAMPLE_RATE_HZ), '-f', 's16le'])
  if (filters) command.outputOptions(['-filter:a', filters])
  const chunks: Buffer[] = []
  await run(command, 'clip-doubtful', (chunk) => chunks.push(chunk))
  return new Uint8Array(Buffer.concat(chunks))
}

/** Runs ffmpeg to its end, giving its output to `take` as it comes. Whatever goes wrong is one failure: `code`. */
async function run(command: ffmpeg.FfmpegCommand, code: FailureCode, take: (chunk: Buffer) => void): Promise<void> {
  // The library takes a stream that closes before the program has ended, as it may on a busy machine, for a failure.
  const output = new PassThrough({ emitClose: false })
  const ended = new Promise<void>((done, fail) => command.on('error', fail).on('end', () => done()))
  command.pipe(output, { end: true })
  try {
    await Promise.all([ended, consume(output, take)])
  } catch (error) {
    command.kill('SIGKILL')
    throw error instanceof Failure ? error : new Failure(code)
  }
}

async function consume(output: Readable, take: (chunk: Buffer) => void): Promise<void> {
  for await (const chunk of output) take(chunk)
}
