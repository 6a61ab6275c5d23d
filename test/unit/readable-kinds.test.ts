// What a team leaves readable: the kinds it chose, and nothing else of what the same call tells.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Confidential } from '../../models/confidential.ts'
import type { ReadableKind } from '../../models/finding.ts'
import type { Turn } from '../../models/transcript.ts'
import { redact } from '../../worker/steps/redact.ts'

const said = (turn: number, text: string, unsure = ''): Turn => ({
  channel: turn % 2,
  speaker: turn % 2 === 0 ? 'agent' : 'caller',
  startMs: turn * 10_000,
  endMs: turn * 10_000 + 9000,
  words: text.split(' ').map((word, index) => ({
    text: word,
    startMs: turn * 10_000 + index * 200,
    endMs: turn * 10_000 + index * 200 + 180,
    confidence: word === unsure ? 0.2 : 0.9,
  })),
})

const TURNS = [
  said(0, 'Goedemiddag, waarmee kan ik u helpen?'),
  said(1, 'Met Fatima Yilmaz uit Zwolle, Lindestraat twaalf, ik heb diabetes.'),
]

const found = (readable: readonly ReadableKind[], turns = TURNS): string[] =>
  redact(new Confidential({ turns, unheard: [] }), { language: 'nl', vocabulary: [], readable }).flatMap(({ turn, from, to }) =>
    (turns[turn]?.words ?? []).slice(from, to).map(({ text }) => text.replace(/\W/g, '')),
  )

test('everything personal is found unless a team leaves its kind', () => {
  const always = ['Fatima', 'Yilmaz', 'Lindestraat', 'twaalf']
  const has = (words: readonly string[], wanted: readonly string[]) => wanted.every((word) => words.includes(word))
  assert.ok(has(found([]), [...always, 'Zwolle', 'diabetes']))
  assert.ok(has(found(['PLACE']), [...always, 'diabetes']) && !found(['PLACE']).includes('Zwolle'))
  assert.ok(has(found(['HEALTH']), [...always, 'Zwolle']) && !found(['HEALTH']).includes('diabetes'))
})

test('what was not heard with confidence stays hidden, of whatever kind', () => {
  const turns = [said(0, 'Ik woon in Zwolle en ik heb diabetes.', 'Zwolle')]
  assert.ok(found(['PLACE', 'HEALTH'], turns).includes('Zwolle'))
})
