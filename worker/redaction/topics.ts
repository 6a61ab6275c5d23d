// What is being asked for or named: "uw geboortedatum", "het polisnummer". Tells what kind of value is to be expected near it.
import type { EntityType } from '../../models/finding.ts'
import type { Reading, Stretch } from './call.ts'

/** `FREE`: a number that is nobody's (an error code, a counter): it stays readable. */
export type Topic = EntityType | 'FREE'

const WORDS: Readonly<Record<string, Topic>> = topicWords({
  DATE_OF_BIRTH: 'geboortedatum geboortedag geboren geboorte geboortejaar verjaardag jarig',
  POSTCODE: 'postcode postcodes',
  ADDRESS: 'adres huisnummer straat straatnaam woonadres bezorgadres thuisadres afleveradres factuuradres postadres huisadres toevoeging busnummer kamernummer appartement aanleveradres verhuisadres',
  PLACE: 'woonplaats geboorteplaats plaats gemeente dorp stad',
  PHONE: 'telefoonnummer telefoonnummers mobiel mobieltje nulzes gsm bereikbaar telefoon 06 bellen bereiken terugbellen nummertje',
  EMAIL: 'mail email emailadres mailadres mailtje',
  NAME: 'naam achternaam voornaam voornamen voorletters voorletter initialen meisjesnaam heet heten namen tenaamstelling spellen spel spelt gespeld schrijf',
  BSN: 'bsn burgerservicenummer sofinummer sofi servicenummer rijksregisternummer rijksregister insz',
  IBAN: 'iban rekeningnummer bankrekening bankrekeningnummer rekening eindigend',
  CARD: 'creditcard creditcardnummer pasnummer bankpas kaartnummer visa mastercard vervaldatum veiligheidscode cvc kaart',
  CUSTOMER_ID: `dossier zaak case polis ean meter meternummer order bestelling contract abonneenummer klantcode trackcode tracecode
    tracking kenmerk referentie serienummer simkaartnummer imei pakketcode barcode zendingsnummer aanvraag ticket factuur`,
  PLATE: 'kenteken nummerplaat nummerbord kentekenplaat plaat',
  DOCUMENT: 'paspoort rijbewijs identiteitskaart id idkaart paspoortnummer rijbewijsnummer documentnummer verblijfsvergunning',
  ORGANISATION: 'werkgever',
  HEALTH: 'diagnose klachten aandoening ziekte symptomen',
  CREDENTIAL: `wachtwoord paswoord password pincode code inlogcode verificatiecode beveiligingscode toegangscode controlecode gebruikersnaam
    inlognaam gebruikerscode username controlevraag beveiligingsvraag geheime netwerk pin sleutelcode activatiecode deurcode alarmcode codewoord huisdier login`,
  FREE: `foutcode stap versie kanaal artikel formulier zone loket afrit vertrekhal gate perron spoor balie hal pagina bladzijde hoofdstuk
    optie keuzemenu menu stand meterstand tellerstand beginstand eindstand hectometerpaal model type niveau klasse cijfer poort tarief groep fase kolom regel rij
    kamertemperatuur uitslag ronde lijn kwartaal blok blz maat maten schaal categorie storingscode kleurnummer toets toetst verdieping etage graad rang`,
})

function topicWords(lists: Readonly<Partial<Record<Topic, string>>>): Readonly<Record<string, Topic>> {
  const words: Record<string, Topic> = Object.create(null)
  for (const [topic, list] of Object.entries(lists) as [Topic, string][]) for (const word of list.split(/\s+/)) words[word] = topic
  return words
}

const ENDINGS: readonly (readonly [string, Topic])[] = [
  ['telefoonnummer', 'PHONE'], ['huisnummer', 'ADDRESS'], ['rekeningnummer', 'IBAN'], ['servicenummer', 'BSN'],
  ['paspoortnummer', 'DOCUMENT'], ['rijbewijsnummer', 'DOCUMENT'], ['documentnummer', 'DOCUMENT'], ['pasnummer', 'CARD'],
  ['kaartnummer', 'CARD'], ['kamernummer', 'ADDRESS'], ['nummer', 'CUSTOMER_ID'], ['nummers', 'CUSTOMER_ID'],
  ['postcode', 'POSTCODE'], ['pincode', 'CREDENTIAL'], ['wachtwoord', 'CREDENTIAL'], ['adres', 'ADDRESS'], ['datum', 'FREE'],
  ['naam', 'NAME'],
]

/** The topic that a word names, if any. */
export function topicOf(word: string): Topic | undefined {
  const topic = WORDS[word]
  if (topic !== undefined || word.length < 7) return topic
  return ENDINGS.find(([ending]) => word.length > ending.length && word.endsWith(ending))?.[1]
}

const STILL_ASKED = 14

/** For each stretch, the topics that the other party asked about before it. */
export function askedTopics(reading: Reading): readonly (readonly Topic[])[] {
  const asked: Topic[][] = []
  let pending: Topic[] = []
  let before: Topic[] = []
  for (const stretch of reading.stretches) {
    asked.push(before)
    const named = topicsIn(reading, stretch)
    const short = stretch.to - stretch.from <= STILL_ASKED
    pending = named.length > 0 ? named : short ? pending : []
    before = pending
  }
  return asked
}

function topicsIn(reading: Reading, stretch: Stretch): Topic[] {
  const topics: Topic[] = []
  for (let index = stretch.from; index < stretch.to; index += 1) {
    const topic = topicOf(reading.atoms[index]?.norm ?? '')
    if (topic !== undefined && !topics.includes(topic)) topics.push(topic)
  }
  return topics.reverse()
}
