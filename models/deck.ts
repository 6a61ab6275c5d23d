// The deck: exactly the agreed share of each agent's calls, in an order that nobody can foresee without the key.
import { createHmac } from 'node:crypto'

/** So many cards, of which so many say «keep». */
export type Deck = Readonly<{ size: number; kept: number }>

/** The smallest deck with this share, in whole percents and rounded down: never more than agreed. */
export function deckOf(fraction: number): Deck {
  const percent = Math.floor(fraction * 100 + 1e-9)
  const divisor = greatestCommonDivisor(percent, 100)
  return { size: 100 / divisor, kept: percent / divisor }
}

/** One card of one deck of one agent, as the ledger names it: `AGENT.DECK.CARD`, both counted from 0. */
export type Card = Readonly<{ agent: string; deck: number; card: number }>

export const cardName = ({ agent, deck, card }: Card): string => `${agent}.${deck}.${card}`

/** A card says «keep» when it is among the first `kept` of its deck, shuffled by HMAC-SHA-256 under the quarter's key. */
export function isKeptCard(quarterKey: Uint8Array, { agent, deck, card }: Card, { size, kept }: Deck): boolean {
  const places = Array.from({ length: size }, (_, other) => placeOf(quarterKey, cardName({ agent, deck, card: other })))
  const own = places[card]
  return own !== undefined && places.filter((place) => place < own).length < kept
}

const placeOf = (key: Uint8Array, name: string): string => createHmac('sha256', key).update(`card ${name}`).digest('hex')

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))
