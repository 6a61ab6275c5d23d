// E-mail, web and IP addresses, written or spoken: "m punt de boer apenstaartje ziggo punt nl".
import { isHesitation } from './phrases.ts'
import { comesAfter } from './near.ts'
import { freeAtoms, type Claim, type Recogniser, type Sheet, type Speech } from './sheet.ts'
import { topicOf } from './topics.ts'

const AT = new Set(
  `apenstaartje apenstaart apestaartje apestaart aapenstaartje apenstaatje apenstaartjes aapstaartje arobase`.split(/\s+/),
)
const JOINS = new Set(
  `punt dot streepje onderstreepje underscore liggend koppelteken min aan elkaar spatie zonder laag streep minteken dash`.split(
    /\s+/,
  ),
)
const DOMAINS = new Set(
  'nl com be net org eu de info nu online uk ie in io us au ca fr es it pl ro ua lu ch co frl amsterdam'.split(' '),
)
const STOP = new Set(
  `is naar op dat mijn adres mail email ja uw je via mailadres emailadres uit doe was aan staat staan nou nee wordt dus klopt u hem die
   nog hier zoals stuur sturen maar heb ik noteer mailen het en dan bevestiging my your address`.split(/\s+/),
)
/** Connecting words within a dictated address: they end it only when nothing of the address stands before them. */
const SOFT = new Set('en dan het de is aan'.split(' '))
const WORDS_BEFORE = 16
const WORDS_AFTER = 9

export const mail: Recogniser = { name: 'mail', find: findMail }

function* findMail(sheet: Sheet): Generator<Claim> {
  let done = 0
  for (const { index, speech } of freeAtoms(sheet)) {
    if (index < done) continue
    const claim = addressAt(speech, index)
    if (claim === undefined) continue
    yield isNobodys(speech, claim) ? { ...claim, type: 'KEEP' } : claim
    done = claim.to
  }
}

/** An address at the company's own domain, or a number that every router has. */
function isNobodys(speech: Speech, { from, to }: Claim): boolean {
  const norms = Array.from({ length: to - from }, (_, at) => speech.norm(from + at))
  if (speech.speaker === 'agent' && norms.slice(-2, -1).some((norm) => speech.sheet.company.has(norm))) return true
  const figures = norms.filter((norm) => norm !== 'punt').map((_, at) => speech.code(from + at)?.text ?? '')
  return norms.length === 4 && (figures[0] === '10' || (figures[0] === '192' && figures[1] === '168'))
}

function addressAt(speech: Speech, index: number): Claim | undefined {
  const norm = speech.norm(index)
  if (/[@\\_]|:\/\//.test(speech.atom(index).before) || norm === 'www') return sameWord(speech, index)
  const isAt = AT.has(norm) || (norm === 'at' && hasDomain(speech, index))
  if (isAt && !isCompanys(speech, index)) return spoken(speech, index)
  if (isWebAddress(speech, index)) return webAddress(speech, index)
  return isHalf(speech, index) ? half(speech, index) : undefined
}

const MAIL_NAMED_WITHIN = 14
const HALF_LINKS = new Set(`punt dot streepje onderstreepje onderstreep underscore koppelteken minteken dash`.split(' '))

/** "zijn mail is reinout punt biertje": an address in halves, its sign left out or said elsewhere. */
function isHalf(speech: Speech, index: number): boolean {
  if (!HALF_LINKS.has(speech.norm(index)) || !speech.free(index - 1) || speech.isNumber(index + 1)) return false
  if (speech.norm(index + 1).length < 2 || speech.norm(index - 1) === '' || STOP.has(speech.norm(index - 1))) return false
  return (
    speech.requested.includes('EMAIL') ||
    comesAfter(speech, { at: index, reach: MAIL_NAMED_WITHIN }, (norm) => topicOf(norm) === 'EMAIL')
  )
}

function half(speech: Speech, index: number): Claim {
  let to = index + 2
  while (HALF_LINKS.has(speech.norm(to)) && speech.norm(to + 1).length > 0) to += 2
  return { type: 'EMAIL', from: index - 1, to }
}

const hasDomain = (speech: Speech, index: number): boolean =>
  [1, 2, 3, 4, 5].some(
    (step) => ['punt', 'dot'].includes(speech.norm(index + step)) && DOMAINS.has(speech.norm(index + step + 1)),
  )

/** "schade apenstaartje snuit en staart punt nl": an address of the company that is called. */
function isCompanys(speech: Speech, index: number): boolean {
  let at = index + 1
  while (speech.sheet.company.has(speech.norm(at))) at += 1
  return at > index + 1 && ['punt', 'dot'].includes(speech.norm(at))
}

function sameWord(speech: Speech, index: number): Claim {
  const { turn, word } = speech.atom(index)
  const isSame = (at: number) =>
    at >= speech.from && at < speech.to && speech.atom(at).word === word && speech.atom(at).turn === turn
  let from = index
  let to = index + 1
  while (isSame(from - 1)) from -= 1
  while (isSame(to)) to += 1
  return { type: 'EMAIL', from, to }
}

function spoken(speech: Speech, at: number): Claim {
  let from = announced(speech, at)
  while (from > speech.from && at - from < WORDS_BEFORE && isLocalPart(speech, from - 1)) from -= 1
  while (from < at && SOFT.has(speech.norm(from))) from += 1
  let to = at + 1
  while (to < speech.to && to - at < WORDS_AFTER) {
    const norm = speech.norm(to)
    if (STOP.has(norm) && !SOFT.has(norm) && !JOINS.has(norm)) break
    to += 1
    if (DOMAINS.has(norm) && ['punt', 'dot'].includes(speech.norm(to - 2))) break
  }
  return { type: 'EMAIL', from, to }
}

const ANNOUNCES = new Set(['is', 'naar', 'op', 'adres', 'mailadres', 'emailadres', 'was', 'to'])
const ANNOUNCED_WITHIN = 6

/** "sturen naar mama van sem apenstaartje": all behind what announces the address, however ordinary. */
function announced(speech: Speech, at: number): number {
  for (let index = at - 1; index >= Math.max(speech.from, at - ANNOUNCED_WITHIN); index -= 1) {
    if (!speech.free(index)) return at
    if (ANNOUNCES.has(speech.norm(index))) return index + 1
  }
  return at
}

/** Words before "apenstaartje" belong to the address unless they carry the sentence; joined ones always do. */
function isLocalPart(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  if (!speech.free(index)) return false
  if (JOINS.has(norm) || isHesitation(norm) || (JOINS.has(speech.norm(index + 1)) && !STOP.has(norm))) return true
  if (SOFT.has(norm))
    return (
      JOINS.has(speech.norm(index - 1)) ||
      (!STOP.has(speech.norm(index - 1)) && !speech.sheet.lexicon.common.has(speech.norm(index - 1)))
    )
  if (speech.code(index) !== undefined) return true
  return !STOP.has(norm) && !(speech.sheet.lexicon.common.has(norm) && !JOINS.has(speech.norm(index - 1)))
}

const ADDRESS_PARTS = 4

/** "192.168.1.20" or its four numbers with "punt" between them. */
function isWebAddress(speech: Speech, index: number): boolean {
  if (!speech.isNumber(index)) return false
  const parts = Array.from({ length: ADDRESS_PARTS }, (_, part) => index + part)
  const written = parts.every((at, part) => /^\d{1,3}$/.test(speech.norm(at)) && (part === 0 || speech.atom(at).before === '.'))
  if (written) return true
  return parts.every(
    (_, part) => speech.code(index + part * 2)?.kind === 'number' && (part === 0 || speech.norm(index + part * 2 - 1) === 'punt'),
  )
}

function webAddress(speech: Speech, index: number): Claim {
  let to = index + 1
  while (
    speech.free(to) &&
    (speech.code(to)?.kind === 'number' || (speech.norm(to) === 'punt' && speech.code(to + 1) !== undefined))
  )
    to += 1
  return { type: 'OTHER', from: index, to }
}
