// The deck of each agent: the next card, and a new deck when the last is full or the fraction has changed.
import { deckOf, isKeptCard, type Card } from '../deck.ts'
import { keyedRef } from '../draw.ts'
import type { Db } from './schema.ts'

/** `agentRef` becomes another one under the quarter's key, so that a ledger joins nobody's calls over quarters. */
export type Taking = Readonly<{ quarter: string; quarterKey: Uint8Array; agentRef: string; fraction: number }>

/** Takes the agent's next card, and says whether it keeps the call. An unfinished deck ends with its quarter. */
export async function takeCard(trx: Db, { quarter, quarterKey, agentRef, fraction }: Taking): Promise<Card & Readonly<{ isKept: boolean }>> {
  const agent = keyedRef(quarterKey, `agent ${agentRef}`)
  const deck = deckOf(fraction)
  const last = await trx.selectFrom('decks').selectAll().where('quarter', '=', quarter).where('agent', '=', agent).executeTakeFirst()
  const isOpen = last !== undefined && last.taken < deckOf(last.fraction).size && last.fraction === fraction
  const card = { agent, deck: isOpen ? last.number : (last?.number ?? -1) + 1, card: isOpen ? last.taken : 0 }
  const state = { number: card.deck, fraction, taken: card.card + 1 }
  const taking = trx.insertInto('decks').values({ quarter, agent, ...state })
  await taking.onConflict((there) => there.columns(['quarter', 'agent']).doUpdateSet(state)).execute()
  return { ...card, isKept: isKeptCard(quarterKey, card, deck) }
}
