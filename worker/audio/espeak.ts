// The only file that runs espeak-ng: safe text in by pipe, sound out, in one of two voices that belong to nobody.
import { spawn } from 'node:child_process'
import { Failure } from '../../models/failure.ts'
import type { Language } from '../../models/hearing.ts'
import { decodeAudio } from './ffmpeg.ts'

/** One voice for each party: the second is heard to be another. */
const VARIANTS = ['m3', 'f2']
const WORDS_A_MINUTE = '160'
const TIMEOUT_MS = 60_000

export type Line = Readonly<{ text: string; party: number; language: Language }>

/** Samples at 16 kHz. `voice-missing` when espeak-ng is not installed, `clip-doubtful` when it fails or says nothing. */
export async function speak({ text, party, language }: Line): Promise<Int16Array> {
  const voice = `${language}+${VARIANTS[party % VARIANTS.length]}`
  const wav = await outputOf(['-v', voice, '-s', WORDS_A_MINUTE, '--stdin', '--stdout'], text)
  const [samples] = await decodeAudio(wav).catch(() => [])
  if (!samples?.some((sample) => sample !== 0)) throw new Failure('clip-doubtful')
  return samples
}

function outputOf(options: readonly string[], input: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawn('espeak-ng', options, { stdio: ['pipe', 'pipe', 'ignore'], timeout: TIMEOUT_MS, killSignal: 'SIGKILL' })
    const chunks: Buffer[] = []
    child.once('error', () => reject(new Failure('voice-missing')))
    child.stdin.on('error', () => undefined) // A program that ended early is told of by its exit.
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.once('close', (code) => (code === 0 ? resolve(new Uint8Array(Buffer.concat(chunks))) : reject(new Failure('clip-doubtful'))))
    child.stdin.end(input)
  })
}
