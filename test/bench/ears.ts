// Hearing in the same process, with the processor time of its networks apart from the rest.
import type { Hearing } from '../../models/hearing.ts'
import { loadNetworks, type Networks } from '../../models/learned/networks.ts'
import { loadVoiceActivity } from '../../models/learned/voice-activity.ts'
import { hearWith } from '../../models/learned/whisper.ts'
import { DEMONSTRATION_MODEL } from '../../models/settings.ts'

export const BENCH_MODEL = { modelDir: DEMONSTRATION_MODEL, dtype: 'q8', threads: 1 } as const

export type Spent = { networkMs: number; windows: number; tokens: number }
export type Ears = Readonly<{ hearing: Hearing; spent(): Readonly<Spent>; reset(): void }>

export async function openEars(): Promise<Ears> {
  let spent: Spent = { networkMs: 0, windows: 0, tokens: 0 }
  const timed = async <T>(work: () => Promise<T>, what: 'windows' | 'tokens'): Promise<T> => {
    const began = process.cpuUsage()
    const answer = await work()
    const { user, system } = process.cpuUsage(began)
    spent.networkMs += (user + system) / 1000
    spent[what]++
    return answer
  }
  const networks = await loadNetworks(BENCH_MODEL)
  const watched: Networks = {
    ...networks,
    encode: (features) => timed(() => networks.encode(features), 'windows'),
    step: (tokens, sound, cache) => timed(() => networks.step(tokens, sound, cache), 'tokens'),
  }
  const hearing: Hearing = {
    model: { name: 'bench', revision: '0' },
    detectSpeech: await loadVoiceActivity(),
    transcribe: hearWith(watched),
    close: async () => undefined,
  }
  const reset = () => {
    spent = { networkMs: 0, windows: 0, tokens: 0 }
  }
  return { hearing, spent: () => spent, reset }
}
