// Secrets: passwords, user names, codes and answers to security questions, by what names or asks for them.
import { isHesitation, OPENERS } from './phrases.ts'
import { freeAtoms, type Claim, type Recogniser, type Sheet, type Speech } from './sheet.ts'
import { topicOf } from './topics.ts'
import { triggers } from './triggers.ts'
import { isCapital, isFunctionWord, opensSentence } from './words.ts'

const reveals = triggers([
  'wachtwoord|paswoord|password|codewoord|wachtwoordje|wachtzin .. is|was|luidt|wordt',
  'gebruikersnaam|inlognaam|username|loginnaam|login .. is|was|luidt',
  'netwerk|wifi .. is|heet',
  'huisdier .. is|was|heet|heette',
  'antwoord .. is|was',
  'beveiligingsvraag .. is|was',
  'controlevraag .. is|was',
  'geheime woord is',
  'hond|kat|poes|konijn|hamster heet|heette',
  'pet .. is|was',
  'answer is|was',
  'log|logt in als',
  'inloggen|aanmelden|ingelogd|aangemeld als|onder',
  'gebruiker',
  'user name? .. is',
  'passphrase|passcode|pin .. is|was',
  'log|logged|sign|signed in as',
  'memorable word .. is|was',
  'pincode .. is|was',
  'hint .. is|was|antwoord',
  'meisjesnaam .. is|was|luidt',
  'moeder heette|heet voor|als|vroeger?',
  'eerste|oude|oudste auto|school|baas|juf|meester|leraar|huisdier|kat|hond|poes .. was|is|heette',
  'eerste|oude|oudste straat|baan|concert|liefde|vriend|vriendje .. was|is|heette',
  'lievelingskleur|lievelingsdier|lievelingseten|lievelingsboek|lievelingsfilm|jeugdheld|lievelingsplek .. is|was',
  'favoriete .. is|was',
  'favourite|favorite .. is|was',
  'maiden name .. is|was',
  'first school|car|pet|teacher|street|boss .. was|is',
])
/** Right behind these only what looks like a secret is one: a figure, a capital, a word that is seldom said. */
const mentions = triggers(['wachtwoord', 'gebruikersnaam', 'inlognaam', 'username', 'codewoord', 'account', 'password'])
/** Signs and connecting words that are read out within a secret. */
const INSIDE = new Set(
  `met en een dan punt streepje onderstreepje underscore uitroepteken apenstaartje hekje hashtag dollarteken sterretje hoofdletter
   kleine letter letters alles aan elkaar cijfer nul van de het bij in op capital lower case all one word dot dash exclamation mark
   hash the and of with`.split(/\s+/),
)
/** What is said of a secret without telling it. */
const SAID_OF_SECRETS = new Set(
  `vergeten kwijt verlopen geblokkeerd fout foute verkeerd onjuist gewijzigd veranderd veranderen wijzigen wijzigt hersteld verzonden
   nodig onderweg geldig bekend opgeschreven ingevoerd invoeren invullen ingevuld invult opvragen aanvragen resetten reset herstellen
   instellen ingesteld aanmaken aangemaakt gemaakt verstuurd kiezen bedenken opgegeven doorgeven delen controleren gebruiken onthouden
   werkt werkte geprobeerd sms app mail website account scherm link pagina post brief knop forgotten forgot wrong expired blocked
   locked incorrect changed reset resetting page link email text working correct invalid required set login secret geheim persoonlijke
   persoonlijk tijdelijk tijdelijke nieuw nummer`.split(/\s+/),
)
const LONGEST = 9
const SHORT_ANSWER = 12

export const secrets: Recogniser = { name: 'secret', find: findSecrets }

function* findSecrets(sheet: Sheet): Generator<Claim> {
  for (const { index, speech } of freeAtoms(sheet)) {
    const at = reveals(speech.norm, index)
    if (at !== undefined) yield* value(speech, at, at)
    const bare = mentions(speech.norm, index)
    if (bare !== undefined && at === undefined && looksSecret(speech, bare)) yield* value(speech, bare, bare)
    if (speech.speaker !== 'agent' && topicOf(speech.norm(index)) === 'CREDENTIAL') yield* writtenDown(speech, index)
    if (topicOf(speech.norm(index)) === 'CREDENTIAL' && OWNED.has(speech.norm(index - 1))) yield* asked(speech, index - 1)
  }
  for (const speech of sheet.speeches) {
    if (speech.speaker === 'agent' || !speech.named.includes('CREDENTIAL')) continue
    if (speech.requested.includes('CREDENTIAL') || saysWhat(speech)) yield* value(speech, speech.from, speech.from + SHORT_ANSWER)
  }
}

/** "dat is vlinder punt dertien", "ja welkom nul een": a short answer though nothing was asked. */
function saysWhat(speech: Speech): boolean {
  if (speech.to - speech.from > SHORT_ANSWER * 2) return false
  for (let index = speech.from; index < speech.to; index += 1) {
    if (speech.norm(index) === 'dat' && ['is', 'was'].includes(speech.norm(index + 1))) return true
    if (speech.sheet.marks[index]?.type === 'CREDENTIAL') return true
  }
  return false
}

const COLON_WITHIN = 9

/** "Het wachtwoord had ik op een briefje: Zwaluw, streepje, 1988": what stands behind the colon, commas and all. */
function* writtenDown(speech: Speech, index: number): Generator<Claim> {
  for (let at = index + 1; at < index + COLON_WITHIN; at += 1) {
    if (!/:\s*$/.test(speech.atom(at).before)) continue
    let to = at
    while (to < at + LONGEST && to < speech.to && (to === at || !opensSentence(speech, to))) to += 1
    return yield { type: 'CREDENTIAL', from: at, to }
  }
}

/** "is lotje-wenst uw accountnaam": the value stands before what names it. */
function* asked(speech: Speech, end: number): Generator<Claim> {
  for (let from = end - 1; from > end - LONGEST; from -= 1) {
    if (isFunctionWord(speech.norm(from))) return
    if (speech.norm(from - 1) === 'is') return yield { type: 'CREDENTIAL', from, to: end }
  }
}

const OWNED = new Set(['uw', 'je', 'jouw', 'your', 'mijn', 'my'])

function looksSecret(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  if (norm.length < 3 || isFunctionWord(norm) || topicOf(norm) !== undefined || SAID_OF_SECRETS.has(norm)) return false
  return isCapital(speech, index) || !speech.sheet.lexicon.said.has(norm)
}

/** The words from `start` on that do not carry the sentence, with the signs that are read out between them. */
function* value(speech: Speech, start: number, latest: number): Generator<Claim> {
  let from = start
  while (from <= latest && isBeforeSecret(speech, from)) from += 1
  let to = from
  for (let index = from; index < Math.min(speech.to, from + LONGEST); index += 1) {
    if (index > from && (opensSentence(speech, index) || speech.atom(index).before.includes(','))) break
    if (isValue(speech, index)) to = index + 1
    else if (to === from || index > to + 1 || !isInside(speech, index)) break
  }
  if (to > from) yield { type: 'CREDENTIAL', from, to }
}

/** A word of the sentence before the secret; right before a figure it is the secret: "welkom nul een". */
const isBeforeSecret = (speech: Speech, index: number): boolean =>
  isHesitation(speech.norm(index)) ||
  ((OPENERS.has(speech.norm(index)) || isFunctionWord(speech.norm(index))) && !isBeforeFigure(speech, index))

const isBeforeFigure = (speech: Speech, index: number): boolean =>
  speech.norm(index).length > 4 && speech.isNumber(index + 1) && speech.norm(index + 1) !== 'een'

const isInside = (speech: Speech, index: number): boolean => INSIDE.has(speech.norm(index)) || isHesitation(speech.norm(index))

function isValue(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  if (!speech.free(index)) return speech.sheet.marks[index]?.type !== 'KEEP'
  if (speech.isNumber(index)) return norm !== 'een'
  if (norm.length < 2 || speech.sheet.company.has(norm) || SAID_OF_SECRETS.has(norm) || topicOf(norm) !== undefined) return false
  if (speech.to - speech.from > SHORT_ANSWER && speech.sheet.lexicon.common.has(norm)) return false
  return isBeforeFigure(speech, index) || (!isFunctionWord(norm) && !INSIDE.has(norm))
}
