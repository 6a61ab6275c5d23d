// Placeholders are numbered by kind, the same thing the same number; a finding that fits nowhere shows nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from '../../models/failure.ts'
import type { Finding } from '../../models/finding.ts'
import { pseudonymFor, TEAM_MIN_AGENTS } from '../../models/pseudonym.ts'
import { shownText } from '../../models/snippet.ts'
import { pseudonymise } from '../../worker/steps/pseudonymise.ts'
import { heardAs, turn } from '../support/speech.ts'

const finding = (at: Partial<Finding>): Finding => ({ type: 'NAME', turn: 0, from: 0, to: 1, entity: 1, recogniser: 'test', ...at })
const call = heardAs([
  turn({ channel: 0, startMs: 0, text: 'dag mevrouw Kestelbrink van der Wolfraam' }),
  turn({ channel: 1, startMs: 5000, text: 'Kestelbrink ja en mijn zoon Odilon Kestelbrink' }),
])
const texts = (findings: readonly Finding[]): string[] => pseudonymise(call, findings).map(shownText)

test('one placeholder a finding, the same person the same number', () => {
  const findings = [finding({ from: 2, to: 6, entity: 7 }), finding({ turn: 1, from: 0, to: 1, entity: 7 }), finding({ turn: 1, from: 5, to: 7, entity: 9 })]
  assert.deepEqual(texts(findings), ['dag mevrouw [NAAM-1]', '[NAAM-1] ja en mijn zoon [NAAM-2]'])
})

test('what is not understood has no number, and a row of it is one', () => {
  const findings = [finding({ type: 'UNKNOWN', from: 2, to: 3 }), finding({ type: 'UNSURE', from: 3, to: 6 })]
  assert.deepEqual(texts(findings)[0], 'dag mevrouw […]')
})

test('a hidden word keeps its time and its kind, and no text', () => {
  const [first] = pseudonymise(call, [finding({ from: 2, to: 6 })])
  assert.ok(!JSON.stringify(first).includes('Kestelbrink'))
  assert.ok(first?.words.every((word) => word.endMs > word.startMs))
})

test('a finding outside of the transcript shows nothing', () => {
  for (const at of [{ turn: 2 }, { to: 7 }, { from: -1 }, { from: 1, to: 1 }, { from: 0.5 }])
    assert.throws(() => pseudonymise(call, [finding(at)]), (error) => error instanceof Failure && error.code === 'redaction-misplaced')
})

test('an agent has one bird a quarter, another the next, and none in a small team', () => {
  const agent = (key: string, agentRef: string, agentCount: number = TEAM_MIN_AGENTS) => pseudonymFor({ pseudonymKey: Buffer.from(key), agentRef, agentCount })
  assert.equal(agent('q3', 'a'), agent('q3', 'a'))
  assert.notEqual(agent('q3', 'a'), agent('q4', 'a'))
  assert.match(agent('q3', 'a') ?? '', /^\p{Lu}\p{Ll}+ [\p{Lu}-]/u)
  assert.equal(agent('q3', 'a', TEAM_MIN_AGENTS - 1), undefined)
})
