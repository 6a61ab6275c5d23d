// What makes a number harmless: an amount, a duration, a time, a count of something, a service number, a step of a menu.
import { byUnit, isPrice, isReading, isSurePrice, isWrittenAmount } from './amounts.ts'
import { isClock, isHalfDay, isSureClock, isYear } from './clocks.ts'
import { isCount, isRatio, isStray, isTally } from './counts.ts'
import { codeText, isOneValue } from './kinds.ts'
import { topicBefore } from './near.ts'
import { isAcronym, isInternalCode, isMeasure, isNamedThing, isRound, isServiceNumber, isShortCode } from './numbered-things.ts'
import type { Segment } from './segments.ts'
import type { Claim } from './sheet.ts'
import { NUMBER_TOPICS, type Topic } from './topics.ts'
import { isFunctionWord } from './words.ts'

/** Topics that often only happen to stand near: "een rekening van veertig", "op mijn naam staan er twee". */
const LOOSE_TOPICS = new Set<Topic>(['IBAN', 'NAME', 'PLACE', 'EMAIL', 'HEALTH', 'PHONE', 'CARD', 'CUSTOMER_ID', 'ADDRESS'])

/**
 * A claim to keep the segment, or its tail when only that is explained; undefined when nothing explains it.
 * `goesOn`: a number of a person was being said, so that only a unit or a clock speaks for this one.
 */
export function explains(segment: Segment, goesOn: boolean): Claim | undefined {
  const whole: Claim = { type: 'KEEP', from: segment.from, to: segment.to }
  if (isAcronym(segment) || isHalfDay(segment) || isRound(segment) || isYear(segment) || isInternalCode(segment)) return whole
  if (isServiceNumber(segment) || (!goesOn && isNamedThing(segment)) || isSureClock(segment) || isWrittenAmount(segment))
    return whole
  if (isTally(segment) || isRatio(segment) || isMeasure(segment) || isSurePrice(segment)) return whole
  if (isSaidAsOne(segment)) return whole
  const unit = byUnit(segment)
  if (unit !== undefined) return unit
  if (isForeseen(segment)) return whole
  if (isShortCode(segment) && !goesOn && segment.speech.requested.length === 0) return whole
  if (goesOn || isPersonalByContext(segment)) return undefined
  return isPrice(segment) || isClock(segment) || isReading(segment) || isCount(segment) || isStray(segment) ? whole : undefined
}

/** A step, a menu, a version, a meter reading: what the number counts was said before it. */
function isForeseen(segment: Segment): boolean {
  const near = topicBefore(segment.speech, segment.from, 4)
  if (segment.decimal && near === undefined) return true
  if (segment.pieces.some(({ code }) => code.kind === 'mixed' || code.kind === 'letter') && codeText(segment).length > 4)
    return false
  return near === 'FREE' && (codeText(segment).length <= 6 || isOneValue(segment))
}

/** "a hundred and sixteen": said as one number, as codes are not, where no number was asked for. */
const isSaidAsOne = (segment: Segment): boolean =>
  isReading(segment) &&
  segment.pieces.length > 1 &&
  isFunctionWord(segment.speech.norm(segment.from - 1)) &&
  ![...segment.speech.requested, ...segment.speech.named].some((topic) => NUMBER_TOPICS.has(topic) || topic === 'ADDRESS') &&
  topicBefore(segment.speech, segment.from, 4) === undefined

/** What was named or asked for is a number of a person: only units and steps explain it. */
function isPersonalByContext({ speech, from, pieces }: Segment): boolean {
  if (pieces.some(({ code }) => code.kind !== 'number' || code.text.startsWith('0'))) return true
  const near = topicBefore(speech, from, 5)
  if (near !== undefined && (!LOOSE_TOPICS.has(near) || pieces.length > 2 || topicBefore(speech, from, 2) === near)) return true
  const early = from - speech.from < 6
  if (speech.requested.includes('ADDRESS') && pieces.length <= 2 && early) return true
  return speech.requested.some((topic) => NUMBER_TOPICS.has(topic)) && (pieces.length > 1 || early)
}
