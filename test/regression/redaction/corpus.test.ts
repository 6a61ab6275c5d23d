// What the redaction reaches on the corpus: no figure may become worse than it is. The third called "unseen" was never looked at.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { redactTexts } from '../../../worker/redaction/texts.ts'
import type { Turn } from '../../programs/corpus.ts'
import { scoreTurns, share } from '../../programs/corpus-score.ts'

/** Percent of personal words left readable, of other words masked, and of things to keep masked: today's figures, rounded up. */
type Worst = Readonly<{ leak: number; over: number; keep: number }>

const WORST: readonly (readonly [name: string, files: RegExp, style: string, worst: Worst])[] = [
  ['dev, clean', /^dev-0[1-7]\.jsonl$/, 'clean', { leak: 0.3, over: 2.8, keep: 4.2 }],
  ['dev, raw', /^dev-0[1-7]\.jsonl$/, 'raw', { leak: 0.3, over: 3.5, keep: 5.3 }],
  ['dev, told as stories', /^dev-(?:0[89]|10)\.jsonl$/, '', { leak: 1.3, over: 5, keep: 7.5 }],
  ['dev, by other hands', /^dev-1[12]\.jsonl$/, '', { leak: 0.5, over: 4.4, keep: 7.5 }],
  ['dev, for the weights alone', /^dev-(?:1[3-9]|[23]\d)\.jsonl$/, '', { leak: 0.8, over: 4.2, keep: 9.8 }],
  ['dev, English', /^dev-en\d*\.jsonl$/, '', { leak: 0.6, over: 3.7, keep: 8.1 }],
  ['unseen, clean', /^unseen-\d+\.jsonl$/, 'clean', { leak: 2.2, over: 4.6, keep: 11 }],
  ['unseen, raw', /^unseen-\d+\.jsonl$/, 'raw', { leak: 2.9, over: 5.4, keep: 10.8 }],
  ['unseen, English', /^unseen-en\d*\.jsonl$/, '', { leak: 4.6, over: 5.7, keep: 8.2 }],
]

for (const [name, files, style, worst] of WORST) {
  test(`${name}: not worse than ${worst.leak} % left readable and ${worst.over} % masked for nothing`, () => {
    const turns = turnsOf(files).filter((turn) => style === '' || turn.style === style)
    const { all } = scoreTurns(turns, redactTexts(turns, { vocabulary: [] }))
    const reached = {
      leak: share(all.leaked, all.personal) ?? 0,
      over: share(all.otherMasked, all.other) ?? 0,
      keep: share(all.keepMasked, all.keep) ?? 0,
    }
    assert.ok(turns.length > 0)
    assert.ok(reached.leak <= worst.leak, `${reached.leak} % left readable`)
    assert.ok(reached.over <= worst.over, `${reached.over} % masked for nothing`)
    assert.ok(reached.keep <= worst.keep, `${reached.keep} % of what must stay masked`)
  })
}

function turnsOf(files: RegExp): Turn[] {
  const names = readdirSync(import.meta.dirname).filter((name) => files.test(name))
  const lines = names.flatMap((name) => readFileSync(join(import.meta.dirname, name), 'utf8').split('\n'))
  return lines.filter((line) => line !== '').map((line): Turn => JSON.parse(line))
}
