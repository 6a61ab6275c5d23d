// A date of birth where one was asked for or announced: everything that tells a day, a month or a year, with the words between.
import { isHesitation, MONTHS, UNITS } from './phrases.ts'
import type { Claim, Speech } from './sheet.ts'
import { triggers } from './triggers.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const BIRTH = words(
  `geboren geboortedatum geboortejaar geboorte geboortedag jarig verjaardag verjaart born birth birthday dob birthdate`,
)
const FEASTS = words(
  `oudjaarsdag oudjaar oudejaarsdag oudejaarsavond oudjaarsavond nieuwjaarsdag nieuwjaar nieuwjaarskind nieuwjaarskindje kerst kerstmis
   kerstavond kerstdag kerstnacht kerstkind kerstkindje sinterklaas sinterklaasavond pakjesavond driekoningen lichtmis schrikkeldag
   schrikkeljaar koningsdag koninginnedag pasen paasdag paaszondag paasmaandag pinksteren pinksterdag hemelvaartsdag hemelvaart
   allerheiligen allerzielen moederdag vaderdag valentijnsdag valentijn prinsjesdag dodenherdenking bevrijdingsdag bevrijding
   hongerwinter watersnood watersnoodramp carnaval aswoensdag suikerfeest offerfeest wapenstilstand wapenstilstandsdag christmas easter
   halloween thanksgiving boxing epiphany lammas midsummer`,
)
const LINKS = words(
  `van de het den in of the en and dus nee dan jaar maand dag streepje slash punt schuine streep op is was from no wait wacht sorry
   eind begin zei uit year day ergens rond die 's`,
)
export const ORDINALS = words(
  `eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende zestiende
   zeventiende achttiende negentiende twintigste eenentwintigste tweeentwintigste drieentwintigste vierentwintigste vijfentwintigste
   zesentwintigste zevenentwintigste achtentwintigste negenentwintigste dertigste eenendertigste first second third fourth fifth sixth
   seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
   thirtieth`,
)

const announces = triggers([
  'ik ben|was .. van|uit',
  'hij|ze|zij|die is|was van|uit',
  'zoon|dochter|man|vrouw|vader|moeder|broer|zus|kind is|was van',
  'ben ik van',
  'zoon|dochter|hij|zij|ze|die is|was een',
  'verjaardag|verjaart .. op|met|is',
  'dag van de',
  'jarig op',
  'word|wordt ik|hij|ze|zij? op',
  'i am|was from',
  'turned|turns|turning',
])
/** Once part of a date of birth was said, another day or month in the same breath belongs to it. */
const SAME_BREATH = 14
const APPOINTING = words('tot vanaf per sinds until since till')
const ANNOUNCED_WITHIN = 8
const READ_BACK_WITHIN = 5
const BETWEEN = 4

export const isBirth = (norm: string): boolean => BIRTH.has(norm)

export function* birthRuns(speech: Speech): Generator<Claim> {
  let last = speech.from
  for (let index = speech.from; index < speech.to; index += 1) {
    if (isBirth(speech.norm(index)) || isAnnounced(speech, index)) last = index + ANNOUNCED_WITHIN
    else if (
      isDated(speech, index) &&
      !APPOINTING.has(speech.norm(index - 1)) &&
      (isAsked(speech, index) || (index <= last && last > speech.from))
    ) {
      const to = runEnd(speech, index)
      const article = speech.norm(index - 1) === 'the' || (speech.norm(index - 1) === 'de' && ORDINALS.has(speech.norm(index)))
      yield { type: 'DATE_OF_BIRTH', from: article ? index - 1 : index, to }
      index = to - 1
      last = to + SAME_BREATH
    }
  }
}

/** "die is van achtendertig"; in the agent's mouth a thing may be from a year. */
const isAnnounced = (speech: Speech, index: number): boolean =>
  announces(speech.norm, index) !== undefined && (speech.speaker !== 'agent' || speech.named.includes('DATE_OF_BIRTH'))

/** An answer to the question, or its reading back at once. */
function isAsked(speech: Speech, index: number): boolean {
  if (speech.speaker !== 'agent' && speech.named.includes('DATE_OF_BIRTH')) return true
  return speech.requested.includes('DATE_OF_BIRTH') && index - speech.from < READ_BACK_WITHIN
}

function runEnd(speech: Speech, start: number): number {
  let to = start + 1
  for (let index = start + 1; index < speech.to && index - to < BETWEEN; index += 1) {
    if (isDated(speech, index)) to = index + 1
    else if (!LINKS.has(speech.norm(index)) && !isHesitation(speech.norm(index))) break
  }
  return to
}

/** A number that counts nothing, a month, an ordinal or a feast. */
function isDated(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  if (!speech.free(index)) return false
  if (MONTHS.has(norm) || ORDINALS.has(norm) || FEASTS.has(norm) || /^\d+(?:e|ste|de|st|nd|rd|th)$/.test(norm))
    return !isCounted(speech, index)
  return speech.isNumber(index) && !(norm === 'een' && !isDateNear(speech, index)) && !isCounted(speech, index)
}

const isDateNear = (speech: Speech, index: number): boolean =>
  [index - 1, index + 1].some((at) => speech.isNumber(at) || MONTHS.has(speech.norm(at)) || ORDINALS.has(speech.norm(at)))

/** "twee kinderen", "drie keer", "om kwart voor twaalf". */
const isCounted = (speech: Speech, index: number): boolean =>
  (UNITS.has(speech.norm(index + 1)) && speech.norm(index + 1) !== 'jaar') ||
  ['om', 'voor', 'over', 'half', 'loket'].includes(speech.norm(index - 1))
