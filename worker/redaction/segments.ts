// Stretches in which a number or code is being said: digits, letters and spelling words that follow each other.
import { letterName, type Code } from './codes.ts'
import { isHesitation, UNITS } from './phrases.ts'
import type { Sheet, Speech } from './sheet.ts'
import { topicOf } from './topics.ts'

export type Piece = Readonly<{ index: number; code: Code }>

/** Atoms `from` up to `to`. `weak`: a lone letter or article, which only counts beside a real number. `decimal`: said with "komma". */
export type Segment = Readonly<{
  speech: Speech
  from: number
  to: number
  pieces: readonly Piece[]
  weak: boolean
  decimal: boolean
}>

/** Single letters that are words of their own, written so or misheard so. */
const LETTER_WORDS = new Set(['u', 'o', 'a', 'e', 'm', 'n', 's', 't', 'k', 'd', 'r', 'i', 'y'])
const DOUBLES = new Set(['dubbel', 'dubbele', 'double', 'triple', 'treble', 'komma', 'driemaal', 'tweemaal'])
const TIMES = new Set(['keer', 'maal', 'times'])
const EXPLAINING = new Set(['van', 'voor', 'als', 'for', 'as', 'like', 'from'])
const AS_IN = new Set(['in', 'de', 'een', 'naam'])
/** Words that are in a spelling alphabet, but beside a number more often themselves. */
const THINGS = new Set('hotel golf papa india delta echo maria marie telefoon kilo november oscar charlie mike'.split(' '))
const BANKS = new Set(
  `abna ingb rabo snsb asnb rbrb knab bunq trio bngb fvlb kred bbru gkcc axab krec abn ing triodos revo`.split(/\s+/),
)
const STEPS_AHEAD = 4
/** An amount begins a number of its own. */
const CURRENCY = /[€$£]/
const SENTENCE_END = /[.!?]\s/

/** All segments of the call in order; atoms that are marked already belong to none. */
export function segmentsOf(sheet: Sheet): readonly Segment[] {
  const segments: Segment[] = []
  for (const speech of sheet.speeches) {
    let index = speech.from
    while (index < speech.to) {
      const segment = segmentFrom(speech, index)
      if (segment !== undefined) segments.push(segment)
      index = segment === undefined ? index + 1 : segment.to
    }
  }
  return segments
}

function segmentFrom(speech: Speech, begin: number): Segment | undefined {
  const first = pieceAt(speech, begin)
  if (first === undefined || isArticle(speech, begin)) return undefined
  const pieces = [first]
  const from = DOUBLES.has(speech.norm(begin - 1)) && speech.free(begin - 1) ? begin - 1 : begin
  let to = pieceEnd(speech, first)
  let decimal = false
  for (let next = nextPiece(speech, to); next !== undefined; next = nextPiece(speech, to)) {
    decimal ||= speech.norm(next.index - 1) === 'komma'
    pieces.push(next)
    to = pieceEnd(speech, next)
  }
  const start = isAbroad(speech, from, pieces) ? from - 1 : from
  return { speech, from: start, to, pieces, weak: isWeak(pieces, to - from), decimal }
}

/** "een V60", "een 9", "Een wit huis": before written figures it is the article, and so it is where a sentence begins with a thing. */
function isArticle(speech: Speech, index: number): boolean {
  if (!['een', 'a', 'one'].includes(speech.norm(index))) return false
  const opens = SENTENCE_END.test(speech.atom(index).before) && /^\p{Lu}/u.test(speech.atom(index).text)
  return /\p{N}/u.test(speech.atom(index + 1).text) || (opens && speech.norm(index + 1) !== '' && speech.code(index + 1) === undefined)
}

/** "plus three one six …": a number with the code of its country. */
const isAbroad = (speech: Speech, from: number, pieces: readonly Piece[]): boolean =>
  speech.norm(from - 1) === 'plus' && speech.free(from - 1) && pieces.length > 4

function nextPiece(speech: Speech, at: number): Piece | undefined {
  for (let index = at; index < Math.min(speech.to, at + STEPS_AHEAD); index += 1) {
    if (CURRENCY.test(speech.atom(index).before)) return undefined
    const piece = pieceAt(speech, index) ?? bankAt(speech, index) ?? letterAt(speech, index) ?? spellingAt(speech, index)
    if (piece !== undefined) return piece
    if (!isWithin(speech, index)) return undefined
  }
  return undefined
}

/** Words inside a number: hesitations, "dubbel", "vijf en vijftig", "drie keer de zeven". */
function isWithin(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  if (isHesitation(norm) || DOUBLES.has(norm) || norm === 'ray') return true
  if (norm === 'en' || norm === 'and') return isTensAhead(speech, index)
  if (TIMES.has(norm)) return speech.isNumber(index - 1) && (speech.isNumber(index + 1) || isTimesThe(speech, index))
  return ['de', 'een', 'a', 'the'].includes(norm) && TIMES.has(speech.norm(index - 1)) && speech.code(index + 1) !== undefined
}

/** "vijf en vijftig", "honderd en drie". */
function isTensAhead(speech: Speech, index: number): boolean {
  const [unit, tens] = [speech.code(index - 1)?.text ?? '', speech.code(index + 1)?.text ?? '']
  return (/^[1-9]$/.test(unit) && /^[2-9]0$/.test(tens)) || (/[1-9]0+$/.test(unit) && unit.endsWith('00') && speech.isNumber(index + 1))
}

const isTimesThe = (speech: Speech, index: number): boolean =>
  ['de', 'een', 'the', 'a'].includes(speech.norm(index + 1)) && speech.code(index + 2) !== undefined

function pieceAt(speech: Speech, index: number): Piece | undefined {
  if (!speech.free(index) || speech.atom(index).text === 'à' || isSentence(speech, index)) return undefined
  const norm = speech.norm(index)
  const code = speech.code(index)
  if (code === undefined) return lettersAt(speech, index)
  if (code.kind === 'spelling' && !isSpelt(speech, index)) return undefined
  if (speech.sheet.letterWords.has(norm) && !isAmidLetters(speech, index) && !isZero(speech, index)) return undefined
  if (norm === 'oh' && !isZero(speech, index)) return undefined
  return { index, code }
}

/** "Een", where a sentence begins, not a number. */
const isSentence = (speech: Speech, index: number): boolean => speech.atom(index).text === 'Een' && isArticle(speech, index)

/** "CBR 471926", "VJX" in "4-VJX-27": letters in capitals before figures, or joined to them. */
function lettersAt(speech: Speech, index: number): Piece | undefined {
  const { text, norm, turn, word } = speech.atom(index)
  if (!/^[a-z]{2,4}$/.test(norm)) return undefined
  const joined = [index - 1, index + 1].some((at) => isJoined(speech, Math.max(at, index)) && /\p{N}/u.test(speech.atom(at).text))
  const next = speech.atom(index + 1)
  const shouted = text === norm.toUpperCase() && next.turn === turn && next.word === word + 1 && /^\p{N}{3,}$/u.test(next.text)
  if (!joined && !(shouted && isNoWord(speech, norm))) return undefined
  return { index, code: { kind: 'letter', text: norm } }
}

const isJoined = (speech: Speech, index: number): boolean =>
  /^[-.]$/.test(speech.atom(index).before) && speech.atom(index - 1).word === speech.atom(index).word

const isNoWord = ({ sheet }: Speech, norm: string): boolean =>
  topicOf(norm) === undefined && !sheet.lexicon.publicNames.has(norm) && !UNITS.has(norm) && !sheet.company.has(norm)

/** Within a number a spelling word before another code is no thing. */
function spellingAt(speech: Speech, index: number): Piece | undefined {
  const code = speech.code(index)
  if (code?.kind !== 'spelling' || !speech.free(index) || speech.code(index + 1) === undefined) return undefined
  return { index, code }
}

/** The code of a bank between the figures of an account number; such a word is a word elsewhere. */
function bankAt(speech: Speech, index: number): Piece | undefined {
  const norm = speech.norm(index)
  if (!BANKS.has(norm) || !speech.free(index) || speech.code(index + 1) === undefined) return undefined
  return { index, code: { kind: 'letter', text: norm } }
}

function letterAt(speech: Speech, index: number): Piece | undefined {
  const norm = speech.norm(index)
  const letter = letterName(norm)
  if (letter === undefined || !speech.free(index) || (norm === 'zet' && !isAmidLetters(speech, index))) return undefined
  return { index, code: { kind: 'letter', text: letter } }
}

/** A spelling word counts beside a letter, another spelling word or a figure; "maria" by itself is a name. */
function isSpelt(speech: Speech, index: number): boolean {
  const thing = THINGS.has(speech.norm(index)) && speech.requested.length === 0
  return [index - 1, index + 1].some((at) => {
    const norm = speech.norm(at)
    const kind = speech.code(at)?.kind
    return (
      kind === 'spelling' || (kind === 'letter' && !LETTER_WORDS.has(norm)) || (kind === 'number' && !thing && norm !== 'een')
    )
  })
}

const isAmidLetters = (speech: Speech, index: number): boolean =>
  [index - 1, index + 1].some((at) => isLetter(speech, at)) ||
  (speech.sheet.letterWords.has(speech.norm(index + 1)) && isLetter(speech, index + 2)) ||
  (EXPLAINING.has(speech.norm(index + 1)) && speech.norm(index + 2).startsWith(speech.norm(index)))

const isLetter = (speech: Speech, at: number): boolean =>
  speech.code(at)?.kind === 'letter' && !speech.sheet.letterWords.has(speech.norm(at))

/** "nine oh", "o six", "double oh": said for nought beside figures. */
const isZero = (speech: Speech, index: number): boolean =>
  ['oh', 'o'].includes(speech.norm(index)) &&
  ([index - 1, index + 1].some((at) => speech.isNumber(at) && speech.norm(at) !== 'oh') || DOUBLES.has(speech.norm(index - 1)))

/** "de J van Johan": the word that explains a letter belongs to it. */
function pieceEnd(speech: Speech, { index, code }: Piece): number {
  if (code.kind !== 'letter' || !EXPLAINING.has(speech.norm(index + 1))) return index + 1
  let at = index + 2
  while (AS_IN.has(speech.norm(at)) && at < index + 4) at += 1
  const explained = speech.norm(at).startsWith(code.text) && speech.norm(at).length > 2
  return explained ? at + 1 : index + 1
}

function isWeak(pieces: readonly Piece[], length: number): boolean {
  const strong = pieces.some(({ code }) => code.kind !== 'letter' && code.text !== '1')
  if (strong || length > pieces.length) return false
  const letters = pieces.filter(({ code }) => code.kind === 'letter').length
  return letters < 2 && pieces.length - letters < 2
}
