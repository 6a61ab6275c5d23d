// The only file that runs ffmpeg. Recordings are hostile input: fed by pipe, with fixed lists of what may be read, limits
// of time and size, and no word of what ffmpeg says about them, because it quotes file names and metadata.
import { PassThrough, Readable } from 'node:stream'
import ffmpeg from 'fluent-ffmpeg'
import { SAMPLE_RATE_HZ } from '../../models/audio.ts'
import { Failure, type FailureCode } from '../../models/failure.ts'
import { interleaved, pcmFromWav } from './wav.ts'

const DEMUXERS = 'wav,w64,ogg,mp3,flac,amr,gsm,g722,aac,mov,matroska,au,aiff,caf'
const PROTOCOLS = 'pipe,file'
const LONGEST_SECONDS = 24 * 3600
const TIMEOUT_SECONDS = 900
const BARE = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact']
/** Enough for two disguised voices; a minute is some 240 kB. */
const OPUS = ['-metadata:s:a:0', 'encoder=', '-c:a', 'libopus', '-b:a', '32k', '-application', 'voip', '-f', 'ogg']

export type Rendering = Readonly<{ filters?: string; as: 'pcm' | 'ogg' }>

/**
 * One `Int16Array` a channel at 16 kHz, of whatever telephony audio the bytes hold. Fails with `recording-unreadable`,
 * `recording-empty` or, over 24 h, `recording-too-long`.
 */
export async function decodeAudio(recording: Uint8Array): Promise<Int16Array[]> {
  if (recording.length === 0) throw new Failure('recording-empty')
  const command = ffmpeg(Readable.from([recording]), { timeout: TIMEOUT_SECONDS })
    .inputOptions(['-nostdin', '-hide_banner', '-protocol_whitelist', PROTOCOLS, '-format_whitelist', DEMUXERS])
    .noVideo()
    .outputOptions(['-sn', '-dn', ...BARE, '-map', '0:a:0', '-t', String(LONGEST_SECONDS), '-ar', String(SAMPLE_RATE_HZ)])
    .outputOptions(['-c:a', 'pcm_s16le'])
    .format('wav')
  const channels = pcmFromWav(await outputOf(command, 'recording-unreadable'))
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
  return outputOf(command, 'clip-doubtful')
}

function outputOf(command: ffmpeg.FfmpegCommand, code: FailureCode): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const output = new PassThrough().on('data', (chunk: Buffer) => chunks.push(chunk))
    command
      .on('error', () => reject(new Failure(code)))
      .on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
      .pipe(output, { end: true })
  })
}
