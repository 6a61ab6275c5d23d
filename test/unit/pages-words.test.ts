// Dutch words and dates, the problem page, signing in.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { clockWords, countWords, dayWords, momentWords, percentWords, weekWords } from '../../api/pages/dates.ts'
import { problemPage } from '../../api/pages/problem.ts'
import { signInPage } from '../../api/pages/sign-in.ts'
import { FAILURES } from '../../models/failure.ts'

const API = resolve(import.meta.dirname, '../../api')

test('dates, times and shares are written as Dutch readers expect', () => {
  assert.equal(weekWords('2026-11-16'), 'week 47, 2026')
  assert.equal(weekWords('2026-12-28'), 'week 53, 2026')
  assert.equal(dayWords('2026-12-31'), 'donderdag 31 december 2026')
  assert.equal(momentWords('2026-07-01T22:30:00.000Z'), '2 juli om 00:30')
  assert.equal(percentWords(0.125), '12,5\u00a0%')
  assert.equal(countWords(12_345), '12.345')
  assert.equal(clockWords(65_999), '1:05')
})

test('every failure has a page in Dutch, with the English sentence and the number of the request', async () => {
  const problem = { title: 'Gone', detail: 'This <b> has expired.', requestId: '0b7f' }
  for (const { status } of Object.values(FAILURES)) {
    const text = String(await problemPage({ ...problem, status }))
    assert.match(text, /<h1><span class="both"><span>[A-Z][^<]+<\/span> <span class="en" lang="en">Gone</)
    assert.match(text, /This &lt;b&gt; has expired\./)
    assert.match(text, /<code>0b7f<\/code>/)
  }
})

test('signing in needs a link, and a spent one is said to be spent', async () => {
  assert.match(String(await signInPage({})), /U hebt een link nodig/)
  assert.match(String(await signInPage({ problem: 'spent' })), /Deze link is al gebruikt, of te oud\./)
})

test('nothing is called anonymous', () => {
  for (const file of globSync('{pages,public}/*', { cwd: API })) {
    const text = readFileSync(resolve(API, file), 'utf8').replaceAll(/niet anoniem|not anonymous/g, '')
    assert.doesNotMatch(text, /anoniem|anonym/i, file)
  }
})
