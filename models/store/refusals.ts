// Why a call is not put to the draw: by rule, and never by what was said in it.
import type { Refusal } from '../draw.ts'
import { SPOOL_MAX_MS } from '../settings.ts'
import type { Considered, Deciding } from './deciding.ts'

/** In the order of `REFUSALS`, and the first that holds counts. */
export async function refusalOf(deciding: Deciding, considered: Considered): Promise<Refusal | undefined> {
  const { offer, started, endedAt, team, term, rules, callerRef } = considered
  const { now, minCallMs } = deciding.terms
  if (!offer.announced) return 'not-announced'
  if (offer.optedOut) return 'opted-out'
  if (offer.private) return 'private'
  if (offer.durationMs < Math.max(minCallMs, rules.minTalkMs)) return 'too-short'
  if (team.consentDate === null || started.day < team.consentDate) return 'no-consent'
  if (term.expiresAt <= now || now.getTime() - endedAt.getTime() > SPOOL_MAX_MS) return 'too-old'
  if (deciding.isListed(callerRef, 'never')) return 'never-draw'
  if (deciding.isListed(callerRef, 'elsewhere')) return 'handled-elsewhere'
  if (await isCapped(deciding, considered)) return 'capped'
  return undefined
}

/** Before the draw, so that a cap changes nobody's chance but for those whom it spares. Spread over the month, day by day. */
async function isCapped({ tallies }: Deciding, considered: Considered): Promise<boolean> {
  const { capPerMonth } = considered.rules
  if (capPerMonth === null) return false
  const { dayOfMonth, daysInMonth } = considered.ended
  return (await tallies.drawnInMonth(monthOf(considered))) >= Math.ceil((capPerMonth * dayOfMonth) / daysInMonth)
}

/** The month of an agent in which a call ended. */
export const monthOf = ({ ended: { quarter, month }, team, agentRef }: Considered) => ({ quarter, team: team.id, agentRef, month })
