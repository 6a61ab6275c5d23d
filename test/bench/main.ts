// `npm run bench -- NAME [--json]`: measures one part of the product. Speeds are to be read as ratios of one run on one machine.
import { parseArgs } from 'node:util'
import { Failure } from '../../models/failure.ts'
import { program } from '../../worker/programs/program.ts'

/** Loaded one at a time, so that what one needs does not weigh on another's figures. */
const BENCHES: Readonly<Record<string, () => Promise<object>>> = {
  redaction: async () => (await import('./redaction.ts')).benchRedaction(),
  speech: async () => (await import('./speech.ts')).benchSpeech(),
  words: async () => (await import('./words.ts')).benchWords(),
  audio: async () => (await import('./audio.ts')).benchAudio(),
  draw: async () => (await import('./draw.ts')).benchDraw(),
  feed: async () => (await import('./feed.ts')).benchFeed(),
}

await program(async () => {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true })
  const bench = BENCHES[positionals[0] ?? '']
  if (!bench) throw new Failure('request-faulty', { details: [`npm run bench -- ${Object.keys(BENCHES).join('|')} [--json]`] })
  const figures = await bench()
  if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`)
  else console.table(figures)
})
