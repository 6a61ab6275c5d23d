// Conditions told in ordinary words: "slecht ter been", "in de war", "drie maanden zwanger", "het aan zijn hart".
import { BODY } from './health-words.ts'
import type { Claim, Speech } from './sheet.ts'
import { triggers } from './triggers.ts'

const toldAs = triggers([
  'slecht|moeilijk|minder ter been',
  'slecht|moeilijk|nauwelijks|amper|niet|niks|niets lopen|zien|horen|ademen|praten|slikken',
  'slecht|slechter|minder|weinig|niks|niets zien|ziet|zie|hoort|hoor|horen|lopen|loopt',
  'ziet|zie|hoort|hoor bijna? nauwelijks|slecht|niks|niets|weinig meer?',
  'in de war',
  'door de war',
  'de weg kwijt',
  'haalt|haal alles|dingen door mekaar|elkaar',
  'vergeet|vergeten de? laatste? tijd? van? alles',
  'niet meer de oude',
  'slaapt|slaap niet|slecht|nauwelijks meer?',
  'durft|durf|wil|kom|komt .. deur|huis|bed niet uit',
  'durft|durf|kan|wil niet meer? naar buiten',
  'in|aan een|de|zijn|haar|mijn rolstoel|scootmobiel|rollator|krukken',
  'zit|lig|ligt|loopt|loop .. in|aan|op|achter een|de? rolstoel|krukken|rollator|beademing|zuurstof|infuus|dialyse',
  'aan de drank|beademing|zuurstof|dialyse|pillen|drugs|insuline|morfine|chemo|prednison|antidepressiva|dope',
  'aan het infuus|zuurstof|dialyseren',
  'in verwachting',
  'maanden|weken zwanger',
  'hoog zwanger',
  'uitgerekend op|in|voor?',
  'vlekje|vlek|plekje|plek|knobbeltje|knobbel|bultje|gezwel|propje|stolsel|bloeding op|in|aan haar|zijn|mijn|de|het|m',
  'kijkoperatie aan',
  'geen gevoel meer? in',
  'niet lang meer? te leven',
  'uitbehandeld|terminaal|bedlegerig',
  'gevallen|vergroeid|afgezet|verlamd|gebroken|geopereerd|gekneusd|ontstoken aan|door|in haar|zijn|mijn|de',
  'opgenomen geweest voor|met|wegens',
  'ongeneeslijk ziek',
  'ernstig|chronisch|psychisch|geestelijk|zwaar|langdurig ziek',
  'een nieuwe|kunst heup|knie|nier|lever|hart|hartklep|schouder',
  'a new hip|knee|kidney|heart|liver|valve',
  'months|weeks pregnant',
  'hard of hearing',
  'in a wheelchair',
  'on dialysis|insulin|oxygen|chemo|morphine|lithium|warfarin',
  'cannot|cant|can\'t walk|see|hear|sleep anymore|properly|well',
])
/** "hij heeft het aan zijn hart", "iets aan mijn rug": somebody's, with a part of the body. */
const ailsAt = triggers([
  "heb|heeft|had|hebben|kreeg|krijgt|iets|wat|operatie|geopereerd|probleem|problemen|last .. aan|in mijn|m'n|zijn|z'n|haar|d'r",
  'heeft|had|hebben|had het|t aan de|het',
  'has|have|had|something|trouble .. with|in|on my|his|her',
])
const REACH = 3
const TIMES = new Set('maanden weken months weeks'.split(' '))

/** Claims where a phrase begins at the index. */
export function* toldInWords(speech: Speech, index: number): Generator<Claim> {
  const end = toldAs(speech.norm, index)
  const from = TIMES.has(speech.norm(index)) && speech.isNumber(index - 1) ? index - 1 : index
  if (end !== undefined) yield { type: 'HEALTH', from, to: bodyEnd(speech, end) }
  const at = ailsAt(speech.norm, index)
  if (at !== undefined && bodyEnd(speech, at) > at) yield { type: 'HEALTH', from: at, to: bodyEnd(speech, at) }
}

/** Behind "in het": the part of the body, where one follows. */
function bodyEnd(speech: Speech, at: number): number {
  for (let index = at; index < at + REACH; index += 1) if (BODY.has(speech.norm(index))) return index + 1
  return at
}
