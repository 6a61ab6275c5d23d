// What the agent says of the company itself stays readable: "wij zitten zelf op Kabelweg 100", "onze rekening eindigt op 00 01".
import type { Claim, Recogniser, Sheet, Speech } from './sheet.ts'
import { triggers } from './triggers.ts'
import { opensSentence } from './words.ts'

const ofOurs = triggers([
  'wij|we zitten|zijn|staan|vestigen zelf? op|aan|in|te|naast|bij',
  'wij|we zitten|zijn zelf tot? .. op|aan|in|te',
  'wij zijn',
  'ons|onze|eigen hoofdkantoor|kantoor|adres|postbus|antwoordnummer|vestiging|locatie|praktijk|winkel|showroom|balie|loket',
  'ons|onze|eigen rekening|rekeningnummer|nummer|mail|mailadres|site|depot|magazijn|loods',
  'onze|eigen bankrekening|servicelijn|klantenservice|telefoonnummer|website|ploeg|monteurs|receptie',
  'die|dat van ons is',
  'het|ons complex|gebouw|kantoor|loket|gemeentehuis|stadhuis zit|staat|is',
  'our own? office|account|address|number|mail|email|branch|shop|site|warehouse|depot',
  'ours is',
  'we are|re at|on',
  "we're at|on",
])
/** Here the agent turns to the caller again. */
const TURNING = new Set('u uw je jouw jullie you your maar but waar wat welk mag kunt what which may can'.split(' '))
const REACH = 14

export const ownAffairs: Recogniser = { name: 'own-affair', find: findOwnAffairs }

function* findOwnAffairs(sheet: Sheet): Generator<Claim> {
  for (const speech of sheet.speeches) {
    if (speech.speaker !== 'agent') continue
    for (let index = speech.from; index < speech.to; index += 1) {
      const at = ofOurs(speech.norm, index)
      if (at !== undefined) yield { type: 'KEEP', from: index, to: clauseEnd(speech, at) }
    }
  }
}

function clauseEnd(speech: Speech, start: number): number {
  let to = start
  while (to < Math.min(speech.to, start + REACH)) {
    if (to > start && (opensSentence(speech, to) || TURNING.has(speech.norm(to)))) break
    to += 1
  }
  return to
}
