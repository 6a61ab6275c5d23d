// What the chain costs beside its networks, as a share of the whole with networks of Whisper-small's size.
import { Confidential } from '../../models/confidential.ts'
import { newKey } from '../../models/seal.ts'
import { prepareCall, seal } from '../../worker/pipeline.ts'
import { computingMs } from './computing-time.ts'
import { openEars } from './ears.ts'
import { CHANNELS, type MadeCall } from './made-calls.ts'
import { standInTimes } from './stand-in.ts'

/**
 * The whole chain in this process, from bytes to sealed snippets, less the time of the shipped networks; against the time that
 * Whisper-small's would take for as many windows and tokens.
 */
export async function overheadShare({ wav }: MadeCall): Promise<number> {
  const { hearing, spent, reset } = await openEars()
  const options = { hearing, language: 'nl', vocabulary: [], strength: 'disguised', random: Math.random } as const
  const prepare = async () => {
    const prepared = await prepareCall(async () => new Confidential(wav), { channels: CHANNELS, pauses: [] }, options)
    for (const [at, one] of prepared.entries()) seal(newKey(), `bench-${at}`, one)
  }
  await prepare()
  reset()
  const began = computingMs()
  await prepare()
  const { networkMs, windows, tokens } = spent()
  const besideMs = computingMs() - began - networkMs
  const { encodeMs, tokenMs } = await standInTimes()
  return besideMs / (besideMs + windows * encodeMs + tokens * tokenMs)
}
