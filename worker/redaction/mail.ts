// E-mail and web addresses, written or spoken: "m punt de boer apenstaartje ziggo punt nl".
import { isHesitation } from './phrases.ts'
import { atomAt, eachAtom, isFree, normAt, type Claim, type Recogniser, type Sheet } from './sheet.ts'
import type { Stretch } from './call.ts'

const AT = new Set('apenstaartje apenstaart apestaartje apestaart aapenstaartje apenstaatje arobase at'.split(' '))
const JOINS = new Set('punt dot streepje onderstreepje underscore liggend koppelteken min aan elkaar spatie zonder laag streep'.split(' '))
const DOMAINS = new Set('nl com be net org eu de info nu online uk'.split(' '))
const STOP = new Set(`is naar op dat mijn adres mail email e-mail het ja uw je en via mailadres emailadres uit of doe was dan aan staat staan nou nee wordt
  dus klopt u hem die nog hier zoals stuur sturen maar`.split(/\s+/))
const WORDS_BEFORE = 14
const WORDS_AFTER = 8

export const mail: Recogniser = { name: 'mail', find: findMail }

function* findMail(sheet: Sheet): Generator<Claim> {
  for (const { index, norm, stretch } of eachAtom(sheet)) {
    if (!isFree(sheet, index)) continue
    if (/@|:\/\/|www/.test(atomAt(sheet, index).before) || norm === 'www') yield sameWord(sheet, stretch, index)
    else if (AT.has(norm) && (norm !== 'at' || hasDomain(sheet, stretch, index))) yield spoken(sheet, stretch, index)
  }
}

const hasDomain = (sheet: Sheet, stretch: Stretch, index: number): boolean =>
  [1, 2, 3, 4, 5].some((step) => ['punt', 'dot'].includes(normAt(sheet, stretch, index + step)))

function sameWord(sheet: Sheet, stretch: Stretch, index: number): Claim {
  const { turn, word } = atomAt(sheet, index)
  const isSame = (at: number) => at >= stretch.from && at < stretch.to && atomAt(sheet, at).word === word && atomAt(sheet, at).turn === turn
  let from = index
  let to = index + 1
  while (isSame(from - 1)) from -= 1
  while (isSame(to)) to += 1
  return { type: 'EMAIL', from, to }
}

function spoken(sheet: Sheet, stretch: Stretch, at: number): Claim {
  let from = at
  while (from > stretch.from && at - from < WORDS_BEFORE && isLocalPart(sheet, stretch, from - 1)) from -= 1
  let to = at + 1
  while (to < stretch.to && to - at < WORDS_AFTER) {
    const norm = normAt(sheet, stretch, to)
    to += 1
    if (DOMAINS.has(norm) && ['punt', 'dot'].includes(normAt(sheet, stretch, to - 2))) break
    if (STOP.has(norm)) return { type: 'EMAIL', from, to: to - 1 }
  }
  return { type: 'EMAIL', from, to }
}

/** Words before "apenstaartje" belong to the address unless they carry the sentence; a joined one always does. */
function isLocalPart(sheet: Sheet, stretch: Stretch, index: number): boolean {
  const norm = normAt(sheet, stretch, index)
  const joined = JOINS.has(normAt(sheet, stretch, index + 1)) || JOINS.has(normAt(sheet, stretch, index - 1))
  return JOINS.has(norm) || isHesitation(norm) || !STOP.has(norm) || (joined && norm !== 'is')
}
