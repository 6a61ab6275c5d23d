// What must hold of the redaction whatever is said: order, memory, spelling, cutting, and a bound on how far a recogniser may look.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Confidential } from '../../models/confidential.ts'
import type { Turn } from '../../models/transcript.ts'
import { markCall, type Rules } from '../../worker/redaction/engine.ts'
import { LANGUAGES } from '../../worker/redaction/languages.ts'
import { redactTexts } from '../../worker/redaction/texts.ts'
import { redact } from '../../worker/steps/redact.ts'
import { datesOfBirth } from '../regression/redaction/families/dates-of-birth.ts'
import { names } from '../regression/redaction/families/names.ts'
import { numbers } from '../regression/redaction/families/numbers.ts'
import { secrets } from '../regression/redaction/families/secrets.ts'

const RUNS = { numRuns: 150 }
const WORDS =
  `ja nee mijn naam is sanne de wit van den berg nul zes twaalf vierendertig dubbel twee postcode 7312 KV apenstaartje punt nl
  wachtwoord zonnebloem ik werk bij scheepswerf kerkstraat 12 bis euro drie dagen geboren op mei 1958 hernia meneer Koning eh een u`.split(
    /\s+/,
  )
const DIGITS = 'nul een twee drie vier vijf zes zeven acht negen'.split(' ')

const speaker = fc.constantFrom('agent' as const, 'caller' as const)
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 }).map((words) => words.join(' '))

test('findings are in order, within their turn and never overlap', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(speaker, sentence), { maxLength: 6 }), (said) => {
      const turns = said.map(([who, text], at) => turnOf(who, text, at))
      const findings = redact(new Confidential({ turns, unheard: [] }), { language: 'nl', vocabulary: [] })
      for (const [at, { turn, from, to }] of findings.entries()) {
        const last = findings[at - 1]
        assert.ok(from < to && to <= (turns[turn]?.words.length ?? 0))
        assert.ok(last === undefined || last.turn < turn || (last.turn === turn && last.to <= from))
      }
    }),
    RUNS,
  )
})

test('a number that was found is found again in figures, in words and in groups', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 10 }), (digits) => {
      const spoken = digits.map((digit) => DIGITS[digit]).join(' ')
      const written = digits.join('')
      const texts = [
        `mijn klantnummer is ${spoken}`,
        `er staat ${written} op`,
        `ik zie ${written.slice(0, 3)} ${written.slice(3)} staan`,
        `of ${spoken}`,
      ]
      for (const text of safeTexts(texts)) assert.doesNotMatch(text, /\d|nul|twee|drie|vier|vijf|zes|zeven|acht|negen/)
    }),
    RUNS,
  )
})

test('a name that was found is found again, also misheard by a letter', () => {
  const surnames = fc.constantFrom('wójcik', 'hoekstra', 'bouazza', 'yildirim', 'vercruysse', 'grzegorczyk')
  fc.assert(
    fc.property(surnames, fc.constantFrom('dus', 'vraag maar naar', 'die', 'ik heb'), (name, before) => {
      const [, again, misheard] = safeTexts([
        `mijn naam is sanne ${name}`,
        `${before} ${name} dan`,
        `${before} ${name.slice(0, -1)}o dan`,
      ])
      assert.ok(!again?.includes(name))
      assert.ok(!misheard?.includes(name.slice(0, -1)))
    }),
    RUNS,
  )
})

const EXAMPLES = [datesOfBirth, names, numbers, secrets].flatMap(({ found }) => found)
const SPELLINGS: readonly (readonly [string, (value: string) => string])[] = [
  ['capitals', (value) => value.replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase())],
  ['a full stop', (value) => `${value}.`],
  ['a comma', (value) => `${value},`],
  ['an exclamation', (value) => `${value}!`],
]

for (const [name, spelt] of SPELLINGS) {
  test(`${name} never uncover a value`, () => {
    const uncovered = EXAMPLES.flatMap((example) => {
      const plain = readableIn(example)
      return readableIn(example.replace(/\[([^\]]*)\]/g, (_, value: string) => `[${spelt(value)}]`)).length > plain.length
        ? [example]
        : []
    })
    assert.deepEqual(uncovered, [])
  })
}

test('cutting a turn in two never uncovers a value', () => {
  const uncovered = EXAMPLES.flatMap((example) => {
    const plain = readableIn(example).join(' ')
    const turns = example.split(' / ')
    const last = turns.at(-1) ?? ''
    const blanks = [...last.slice(3).matchAll(/ /g)].map(({ index }) => index + 3)
    const cut = blanks.map((at) =>
      [...turns.slice(0, -1), last.slice(0, at), `${last.slice(0, 3)}${last.slice(at + 1)}`].join(' / '),
    )
    return cut.filter((call) => readableIn(call).join(' ') !== plain)
  })
  assert.deepEqual(uncovered, [])
})

const HOSTILE = [
  'nul',
  'een',
  'van',
  'de',
  'punt',
  'apenstaartje',
  'mevrouw',
  'naam is',
  'werk bij',
  'geboren',
  'a',
  'eh',
  '12',
  'a@b',
  'huis met',
  'xq',
]
const [FEW, MANY] = [5_000, 50_000]

for (const phrase of HOSTILE) {
  test(`a call of ${MANY} times «${phrase}» is read in linear effort`, () => {
    const [few, many] = [FEW, MANY].map((times) => looksAt(Array.from({ length: times }, () => phrase).join(' ')))
    for (const [name, looks] of many ?? [])
      assert.ok(looks <= (few?.get(name) ?? 0) * (MANY / FEW) * 1.5 + 1_000, `${name}: ${looks}`)
  })
}

test('a recogniser that looks without end is stopped, and nothing of the call is readable', () => {
  const { lexicon, codeOf, letterWords } = LANGUAGES.nl
  const endless: Rules['recognisers'][number] = {
    name: 'endless',
    *find({ speeches }) {
      for (;;) if (speeches[0]?.norm(0) === 'never') yield { type: 'NAME', from: 0, to: 1 }
    },
  }
  const call = { turns: [{ speaker: 'caller' as const, words: [{ text: 'goedemorgen' }, { text: 'allemaal' }] }] }
  const { marks } = markCall(call, { lexicon, codeOf, letterWords, recognisers: [endless] }, [])
  assert.deepEqual(
    marks.map((mark) => mark?.type),
    ['UNKNOWN', 'UNKNOWN'],
  )
})

/** For each recogniser, how many looks at words it took over a call. */
function looksAt(text: string): Map<string, number> {
  const looks = new Map<string, number>()
  const rules = LANGUAGES.nl
  const recognisers = rules.recognisers.map(({ name, find }) => ({
    name,
    find: (sheet: Parameters<typeof find>[0]) => {
      const claims = [...find(sheet)]
      looks.set(name, sheet.looks())
      return claims
    },
  }))
  const words = text.split(' ').map((word) => ({ text: word }))
  markCall({ turns: [{ speaker: 'caller', words }] }, { ...rules, recognisers }, [])
  return looks
}

function turnOf(who: Turn['speaker'], text: string, at: number): Turn {
  const words = text
    .split(' ')
    .map((word, index) => ({ text: word, confidence: 0.9, startMs: index * 100, endMs: index * 100 + 90 }))
  return { speaker: who, channel: 0, words, startMs: at * 10_000, endMs: at * 10_000 + 9_000 }
}

/** The texts of one caller with blanks for what is masked. */
function safeTexts(texts: readonly string[]): string[] {
  const redacted = redactTexts(
    texts.map((text, at) => ({ id: String(at), call: 'call', speaker: 'customer', text })),
    { vocabulary: [] },
  )
  return texts.map((text, at) => {
    const masked = redacted[at]?.masked ?? []
    return [...text]
      .map((letter, index) => (masked.some(({ start, end }) => start <= index && index < end) ? ' ' : letter))
      .join('')
  })
}

/** Words between [ and ] that stay readable, in small letters. */
function readableIn(example: string): string[] {
  const turns = example.split(' / ')
  const plain = turns.map((turn) => turn.slice(3).replace(/[[\]]/g, ''))
  const given = plain.map((text, at) => ({
    id: String(at),
    call: 'call',
    speaker: turns[at]?.startsWith('A') ? 'agent' : 'customer',
    text,
  }))
  const redacted = redactTexts(given, { vocabulary: [] })
  let inside = false
  return turns.flatMap((turn, at) => {
    const readable: string[] = []
    let offset = 0
    for (const [piece] of turn.slice(3).matchAll(/[[\]]|[\p{L}\p{N}]+|[^\p{L}\p{N}[\]]+/gu)) {
      if (piece === '[' || piece === ']') inside = piece === '['
      else {
        const [from, to] = [offset, offset + piece.length]
        const isMasked = redacted[at]?.masked.some(({ start, end }) => start <= from && to <= end)
        if (inside && /[\p{L}\p{N}]/u.test(piece) && isMasked !== true) readable.push(piece.toLowerCase())
        offset = to
      }
    }
    return readable
  })
}
