// The draw, written out a second time and importing nothing of ours, so that somebody who does not trust the first can read it here.
import { createHash, createHmac } from 'node:crypto'

export type DrawnLine = Readonly<{ callRef: string; fraction: number; card: string | null }>

/** What the draw says of a line; `isNextCard` is false where a deck's cards were not taken in order. */
export type Replayed = Readonly<{ decision: 'keep' | 'skip'; isNextCard: boolean }>

type Deck = Readonly<{ fraction: number; taken: number; number: number }>

/** What a released key, in hexadecimal, was committed to with before its quarter began. */
export const commitmentTo = (key: string): string => createHash('sha256').update(Buffer.from(key, 'hex')).digest('hex')

/** Decides on lines in their order, under a released key into which the works council's nonce is mixed. */
export function replayer(key: string, nonce: string | null): (line: DrawnLine) => Replayed {
  const released = Buffer.from(key, 'hex')
  const drawKey = nonce === null ? released : createHmac('sha256', released).update(`nonce ${nonce}`, 'utf8').digest()
  const decks = new Map<string, Deck>()
  return (line) => {
    if (line.card !== null) return takeCard(drawKey, decks, { ...line, card: line.card })
    return { decision: isBelow(drawKey, line) ? 'keep' : 'skip', isNextCard: true }
  }
}

/** The first 48 bits of HMAC-SHA-256 of the call's reference, as a number in [0, 1), against the fraction. */
const isBelow = (key: Buffer, { callRef, fraction }: DrawnLine): boolean =>
  createHmac('sha256', key).update(callRef).digest().readUIntBE(0, 6) / 2 ** 48 < fraction

/** An agent's cards come one after the other; a new deck begins when the last is full or the fraction has changed. */
function takeCard(key: Buffer, decks: Map<string, Deck>, { fraction, card: name }: DrawnLine & Readonly<{ card: string }>): Replayed {
  const [agent = '', deck = '', card = ''] = name.split('.')
  const before = decks.get(agent)
  const goesOn = before !== undefined && before.taken < sizeOf(before.fraction) && before.fraction === fraction
  const expected = goesOn ? `${before.number}.${before.taken}` : `${(before?.number ?? -1) + 1}.0`
  decks.set(agent, { fraction, number: Number(deck), taken: Number(card) + 1 })
  const isKept = placeOf(key, { agent, deck, card: Number(card) }, sizeOf(fraction)) < keptOf(fraction)
  return { decision: isKept ? 'keep' : 'skip', isNextCard: `${deck}.${card}` === expected }
}

/** The card's place in the shuffled deck, from 0: its HMAC-SHA-256 among those of all its cards. */
function placeOf(key: Buffer, { agent, deck, card }: Readonly<{ agent: string; deck: string; card: number }>, size: number): number {
  const hashes = Array.from({ length: size }, (_, at) => createHmac('sha256', key).update(`card ${agent}.${deck}.${at}`).digest('hex'))
  return hashes.toSorted().indexOf(hashes[card] ?? '')
}

/** Whole percents, rounded down, as the smallest deck with that share. */
const sizeOf = (fraction: number): number => 100 / greatestCommonDivisor(percentOf(fraction), 100)
const keptOf = (fraction: number): number => percentOf(fraction) / greatestCommonDivisor(percentOf(fraction), 100)
const percentOf = (fraction: number): number => Math.floor(fraction * 100 + 1e-9)

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))
