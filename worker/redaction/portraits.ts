// What tells one person or one house from all others: "die met die gouden racefiets", "jan van de zonnepanelen", "u kunt het niet missen".
import type { Claim, Speech } from './sheet.ts'
import { chainEnd, isNoun } from './things.ts'
import { triggers } from './triggers.ts'
import { isTelling } from './words.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const portrays = triggers([
  'die|degene|eentje|dat|eentje|man|vrouw|jongen|meisje met die|dat|de|het|een',
  'die|degene van de|het|die|dat',
  'de|het|hun|ons|onze enige|laatste',
  'enige|laatste van',
  'the one with the|a',
  'the only',
  'ik|we|wij|hij|zij|ze zit|zitten|woon|woont|wonen|sta|staat|lig|ligt|slaap|slaapt achter|boven|naast|tegenover|onder de|het|een|die|dat?',
  'was|ben|is|werd vroeger|jarenlang|altijd|ooit de|een|het?',
  'vroeger de|het',
  'in|boven de|het oude|voormalige|vroegere',
  'in de|het oude|voormalige|vroegere',
  'facebook|insta|instagram|tiktok|twitter|snapchat|snap|linkedin|discord|twitch is|heet|ben|heten ik|hij|ze|zij|we|die?',
  'facebook|insta|instagram|tiktok|twitter|snapchat|snap|linkedin|discord|twitch onder',
  'goes by|as',
  'known as',
  'bijnaam is|was',
  'noemen|noemt|noemden ze|ons|me|mij|hem|haar hier|altijd|de?',
  'beter bekend als',
  'in de buurt|volksmond|het dorp heet|noemen|heten',
])
const NO_PORTRAIT = words(
  `reden optie mogelijkheid manier vraag keer keuze oplossing rekening factuur knop code naam nummer reason option way time thing dag
   week maand jaar maanden jaren weken dagen keren termijn afspraak maandag dinsdag woensdag donderdag vrijdag zaterdag zondag plek
   moment ding ene andere helft man vrouw persoon klant contactpersoon niet wel nog gewoon veel altijd bank mail brief afrekening
   termijnen betaling betalingen levering bestelling nota boete zin straat prijs beetje meter verdieping etage stap page first last
   letters cijfers drie vier twee stuk nummers gegevens planning afdeling klantenservice administratie receptie helpdesk verkoop
   verzekering gemeente politie energie internet storing`,
)
/** "u kunt het niet missen": what was described before or behind it is the description. */
const unmissable = triggers([
  'niet te? missen',
  'kunt|kan|kunnen|kun .. niet missen',
  'niet naast kijken|rijden|lopen',
  'ziet het|t|hem vanzelf|meteen|direct|zo',
  'herkent|herken|herkennen .. aan',
  'te herkennen aan',
  'van ver|verre',
  "can't|cannot|can not? miss",
])
const LOOKS = words(
  `haar kuif hanenkam baard snor bril tatoeage pet hoed jas das cabrio kever bakfiets racefiets brommer scooter bus busje auto tractor
   motor bestelbus wagen rolstoel scootmobiel papegaai hond teckel herder labrador vlag hek deur voordeur luiken dak gevel brievenbus
   hair beard moustache tattoo hat coat van scooter moped parrot dog flag gate door shutters`,
)
const COLOURS = words(
  `rode gele groene blauwe zwarte witte roze paarse oranje bruine grijze gouden zilveren bonte lange grote geruite felgekleurde red
   yellow green blue black white pink purple orange brown grey golden silver`,
)
const AROUND = 9

/** Claims of descriptions that begin at the index or lie around it; only who is described describes so. */
export function* portrayed(speech: Speech, index: number): Generator<Claim> {
  if (speech.speaker === 'agent') return
  const start = portrays(speech.norm, index)
  if (start !== undefined && !NO_PORTRAIT.has(speech.norm(start)) && isNoun(speech, start))
    yield { type: 'OTHER', from: tellingFrom(speech, index, start), to: chainEnd(speech, start) }
  if (unmissable(speech.norm, index) !== undefined) yield* around(speech, index)
  if (isByname(speech, index)) yield { type: 'OTHER', from: index + 2, to: chainEnd(speech, index + 2) }
  if (isLook(speech, index)) yield { type: 'OTHER', from: index, to: chainEnd(speech, index + 1) }
}

const TELLING = words('enige laatste oude voormalige vroegere vroeger only one')

/** "de enige imam": the word that makes it the only one belongs to it. */
function tellingFrom(speech: Speech, index: number, start: number): number {
  for (let at = index; at < start; at += 1) if (TELLING.has(speech.norm(at))) return at
  return start
}

/** "wiebe van de melkrijder", "gerda van de kassa": behind a first name, what somebody is known by. */
function isByname(speech: Speech, index: number): boolean {
  const { firstNames, surnames } = speech.sheet.lexicon
  if (speech.norm(index) !== 'van' || !['de', 'het', 'die'].includes(speech.norm(index + 1))) return false
  const named = firstNames.has(speech.norm(index - 1)) || speech.sheet.marks[index - 1]?.type === 'NAME'
  const thing = speech.norm(index + 2)
  return named && isNoun(speech, index + 2) && !surnames.has(thing) && !NO_PORTRAIT.has(thing)
}

/** "een roze kever met wimpers", "die rode kuif op de reachtruck": a look with its colour and something more. */
const isLook = (speech: Speech, index: number): boolean =>
  COLOURS.has(speech.norm(index)) &&
  LOOKS.has(speech.norm(index + 1)) &&
  (['met', 'op', 'with', 'on'].includes(speech.norm(index + 2)) || speech.norm(index - 2) === 'met')

/** The things named in the sentences around "u kunt het niet missen". */
function* around(speech: Speech, index: number): Generator<Claim> {
  for (let at = Math.max(speech.from, index - AROUND); at < Math.min(speech.to, index + AROUND); at += 1) {
    if (!isTelling(speech, at) || speech.sheet.lexicon.common.has(speech.norm(at))) continue
    yield { type: 'OTHER', from: at, to: at + 1 }
  }
}
