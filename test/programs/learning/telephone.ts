// The telephone lines that the speech model learnt from: what people say when they say nothing personal. Lines with a slot are left out.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Turn } from '../corpus-parse.ts'

const FOLDER = join(import.meta.dirname, '../../../models/learned/bundled/recipe/text')
const EVERY = 15
const AGENT_EVERY = 5

/** Every so many lines, each a call of its own; half of them without capitals and stops. */
export function telephoneTurns(): Turn[] {
  const lines = readdirSync(FOLDER)
    .toSorted()
    .flatMap((file) => readFileSync(join(FOLDER, file), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '' && !line.includes('{'))
  return lines.filter((_, at) => at % EVERY === 0).map(turnOf)
}

function turnOf(line: string, at: number): Turn {
  const raw = at % 2 === 0
  return {
    id: `line-${at}`,
    call: `line-${at}`,
    domain: 'telephone',
    style: 'raw',
    speaker: at % AGENT_EVERY === 0 ? 'agent' : 'customer',
    text: raw ? line.replace(/[.,?!:;"]/g, ' ').toLowerCase() : line,
    spans: [],
    neutral: [],
    keep: [],
  }
}
