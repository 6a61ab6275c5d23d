// A recogniser that was learnt from marked calls. It masks what the rules left readable, and takes back what they masked on weak
// evidence (`taking-back.ts`); what they know for sure stays masked whatever it has learnt.
import { isMasked, type Claim, type Recogniser, type Sheet, type Speech } from '../sheet.ts'
import { isFunctionWord } from '../words.ts'
import { likelihoods, movesOf, passesOver } from './chain.ts'
import { CLASSES, WIDTH, type Class } from './classes.ts'
import { scoresIn } from './scores.ts'
import { numbersThatComeAgain, takenBack } from './taking-back.ts'
import { storedWeights, type Weights } from './weights.ts'

/**
 * Odds (their logarithm) of being personal from which a word is masked: one that was never heard on the phone, one that was, one that
 * carries the sentence or is said in every call, and one that the rules explained. Chosen on calls that neither rules nor weights had
 * learnt from.
 */
const MASK_FROM = { seldom: -2.25, said: -2.75, common: -3.25, explained: -1.25 }

/** No amount has more figures than this beside one of them. */
const AMOUNT_REACH = 6
const MONEY = new Set(['euro', 'euros', 'eurootje', 'cent', 'pounds', 'pound'])

export const learned: Recogniser = learnedWith(storedWeights)

/** The recogniser with other weights: how it is measured on calls that it has not learnt from. */
export function learnedWith(weights: () => Weights): Recogniser {
  return { name: 'learned', find: (sheet) => findLearned(sheet, weights()) }
}

function* findLearned(sheet: Sheet, weights: Weights): Generator<Claim> {
  const again = numbersThatComeAgain(sheet)
  for (const [at, judge] of judgements(sheet, weights)) {
    const speech = sheet.speeches[at]
    if (speech === undefined) continue
    const judged = Array.from({ length: speech.to - speech.from }, (_, row) => judge(row))
    for (const [row, { odds, type }] of judged.entries()) {
      const index = speech.from + row
      if (odds > maskFrom(speech, index)) yield { type, from: index, to: index + 1, instead: true }
    }
    yield* takenBack(speech, judged.map(({ odds }) => odds), again)
  }
}

export type Judgement = Readonly<{ odds: number; type: Class }>

/** For each speech, how likely each of its words is personal: the likelier of what is said and how it is written. */
function* judgements(sheet: Sheet, weights: Weights): Generator<[at: number, judge: (row: number) => Judgement]> {
  const score = scoresIn(sheet, weights)
  const moves = movesOf(weights)
  for (const [at, { from, to }] of sheet.speeches.entries()) {
    const { plainly, fully } = score(at)
    const likely = [...new Set([plainly, fully])].map((scores) => likelihoods(passesOver(scores, to - from, moves), to - from))
    yield [at, (row) => likely.map((of) => judgementOf(of, row)).reduce((one, other) => (other.odds > one.odds ? other : one))]
  }
}

const SMALL = 1e-12

function judgementOf(likely: Float64Array, row: number): Judgement {
  const kept = likely[row * WIDTH] ?? 1
  let best: Class = 'OTHER'
  let most = 0
  for (const [of, type] of CLASSES.entries()) {
    const share = likely[row * WIDTH + of] ?? 0
    if (type === 'KEEP' || share <= most) continue
    best = type
    most = share
  }
  return { odds: Math.log((1 - kept + SMALL) / (kept + SMALL)), type: best }
}

/** No odds are enough for what is masked already, for the company's name and for an amount of money. */
function maskFrom({ norm, sheet }: Speech, index: number): number {
  const [word, mark] = [norm(index), sheet.marks[index]]
  if (sheet.company.has(word) || isMasked(sheet, index)) return Number.POSITIVE_INFINITY
  if (mark !== undefined) return isMoney(sheet, index) ? Number.POSITIVE_INFINITY : MASK_FROM.explained
  if (isFunctionWord(word) || sheet.lexicon.common.has(word)) return MASK_FROM.common
  return sheet.lexicon.said.has(word) ? MASK_FROM.said : MASK_FROM.seldom
}

/** "€ 62,45", "veertig euro": its figures are one claim. */
function isMoney({ atoms, marks }: Sheet, index: number): boolean {
  let [from, to] = [index, index + 1]
  while (from > index - AMOUNT_REACH && marks[from - 1]?.claim === marks[index]?.claim) from -= 1
  while (to < index + AMOUNT_REACH && marks[to]?.claim === marks[index]?.claim) to += 1
  return /[€$£]/.test(atoms[from]?.before ?? '') || MONEY.has(atoms[to]?.norm ?? '')
}
