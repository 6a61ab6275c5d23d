// A program of its own, so that its memory can be measured: takes a recording through the whole chain so many times, and tells
// how long that took by the clock, and what it and the process that hears computed.
import { readFile } from 'node:fs/promises'
import { Confidential } from '../../models/confidential.ts'
import { startHearing } from '../../models/learned/hearing.ts'
import { prepareCall } from '../../worker/pipeline.ts'
import { computingMs } from './computing-time.ts'
import { BENCH_MODEL } from './ears.ts'
import { CHANNELS } from './made-calls.ts'

const [file = '', times = '1'] = process.argv.slice(2)
const hearing = await startHearing(BENCH_MODEL)
await hearing.transcribe(new Int16Array(16_000), 'nl')
const began = performance.now()
for (let time = 0; time < Number(times); time++) {
  const recording = async () => new Confidential(new Uint8Array(await readFile(file)))
  const options = { hearing, language: 'nl', vocabulary: [], strength: 'disguised', random: Math.random } as const
  await prepareCall(recording, { channels: CHANNELS, pauses: [] }, options)
}
const seconds = (performance.now() - began) / 1000
await hearing.close()
process.stdout.write(`${JSON.stringify({ seconds, computingS: computingMs() / 1000 })}\n`)
