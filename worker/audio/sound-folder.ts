// The recordings of what the telephone exchange plays, read once from the folder that an operator names.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SAMPLE_RATE_HZ } from '../../models/audio.ts'
import { Failure } from '../../models/failure.ts'
import { decodeAudio } from './ffmpeg.ts'
import { learnSounds, type KnownSounds } from './known-sounds.ts'

/** An hour of sounds takes some 100 MB and a few seconds to learn; no exchange plays more. */
const MOST_SECONDS = 3600

/** Every file in the folder is a sound; without a folder there are none. `settings-faulty` names a file that is not one. */
export async function readSounds(folder: string | undefined): Promise<KnownSounds> {
  const entries = folder === undefined ? [] : await readdir(folder, { withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name)
  const sounds: Int16Array[] = []
  for (const file of files.toSorted()) sounds.push(await readSound(join(folder ?? '', file), file))
  const samples = sounds.reduce((sum, { length }) => sum + length, 0)
  if (samples > MOST_SECONDS * SAMPLE_RATE_HZ) throw new Failure('settings-faulty', { details: ['SOUNDS_DIR: holds more than an hour of sound'] })
  return learnSounds(sounds)
}

async function readSound(path: string, name: string): Promise<Int16Array> {
  try {
    return mixed(await decodeAudio(new Uint8Array(await readFile(path))))
  } catch (cause) {
    if (cause instanceof Failure && cause.retry) throw cause
    throw new Failure('settings-faulty', { cause, details: [`SOUNDS_DIR: ${name} is no sound that can be read`] })
  }
}

/** As a telephone plays it: one channel. */
function mixed(channels: readonly Int16Array[]): Int16Array {
  const [first = new Int16Array(), ...others] = channels
  if (others.length === 0) return first
  return first.map((sample, at) => others.reduce((sum, other) => sum + (other[at] ?? 0), sample) / channels.length)
}
