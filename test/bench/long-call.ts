// A program of its own, so that its memory can be measured: takes a recording through the whole chain so many times, and tells the seconds.
import { readFileSync } from 'node:fs'
import { Confidential } from '../../models/confidential.ts'
import { startHearing } from '../../models/learned/hearing.ts'
import { prepareCall } from '../../worker/pipeline.ts'
import { BENCH_MODEL } from './ears.ts'

const [file = '', times = '1'] = process.argv.slice(2)
const hearing = await startHearing(BENCH_MODEL)
await hearing.transcribe(new Int16Array(16_000), 'nl')
const began = performance.now()
for (let time = 0; time < Number(times); time++) {
  const recording = new Confidential(new Uint8Array(readFileSync(file)))
  const options = { hearing, language: 'nl', vocabulary: [], strength: 'disguised', random: Math.random } as const
  await prepareCall(recording, { channels: { agent: 0, caller: 1 }, pauses: [] }, options)
}
process.stdout.write(`${(performance.now() - began) / 1000}\n`)
await hearing.close()
