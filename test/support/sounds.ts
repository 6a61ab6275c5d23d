// Made-up sounds, and recordings of them, from the real ffmpeg.
import { execFileSync } from 'node:child_process'

const MOST_BYTES = 2 ** 28

/** Any recording in another format, by ffmpeg's own options; `-f` is among them. */
export const converted = (recording: Uint8Array, options: readonly string[]): Uint8Array =>
  run(['-i', 'pipe:0', ...options], recording)

/** A sound that ffmpeg makes (`lavfi`), recorded; `-f` is among the options. */
export const recordedAs = (sound: string, options: readonly string[]): Uint8Array => run(['-f', 'lavfi', '-i', sound, ...options])

function run(options: readonly string[], input?: Uint8Array): Uint8Array {
  return new Uint8Array(execFileSync('ffmpeg', ['-v', 'error', ...options, 'pipe:1'], { input, maxBuffer: MOST_BYTES }))
}
