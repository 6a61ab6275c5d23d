// What most would write: transformers' own pipeline for speech, over the whole of each channel, in chunks of 30 s with word times.
import { basename, dirname } from 'node:path'
import { env, pipeline } from '@xenova/transformers'
import type { Pcm } from '../../models/audio.ts'
import { BENCH_MODEL } from './ears.ts'

const INT16_SCALE = 32_768

export async function openPlain(): Promise<(pcm: Pcm) => Promise<void>> {
  const { modelDir, dtype, threads } = BENCH_MODEL
  Object.assign(env, { allowRemoteModels: false, useFSCache: false, localModelPath: dirname(modelDir) })
  const session_options = { intraOpNumThreads: threads, interOpNumThreads: 1 }
  const hear = await pipeline('automatic-speech-recognition', basename(modelDir), { dtype, device: 'cpu', session_options })
  return async ({ channels }) => {
    for (const samples of channels) {
      const sound = Float32Array.from(samples, (sample) => sample / INT16_SCALE)
      await hear(sound, { chunk_length_s: 30, stride_length_s: 5, return_timestamps: 'word', language: 'nl', task: 'transcribe' })
    }
  }
}
