// The words that name a topic: Dutch, Flemish and English. The order of endings matters: the first that fits counts.
import type { Topic } from './topics.ts'

export const TOPIC_WORDS: readonly (readonly [Topic, string])[] = [
  ['DATE_OF_BIRTH', 'geboortedatum geboortedag geboren geboorte geboortejaar verjaardag jarig born birth birthday dob birthdate'],
  ['POSTCODE', 'postcode postcodes postkode zip postal'],
  [
    'ADDRESS',
    `adres huisnummer straat straatnaam woonadres bezorgadres thuisadres afleveradres factuuradres postadres huisadres
    toevoeging busnummer kamernummer adresgegevens verhuisadres woont woon address street live lives lived living`,
  ],
  ['PLACE', 'woonplaats geboorteplaats plaatsnaam stad dorp town city village'],
  [
    'PHONE',
    `telefoonnummer telefoonnummers mobiel mobieltje nulzes gsm gsmnummer bereikbaar telefoon bereiken terugbellen terugbelnummer
    phone mobile telephone landline callback cell reach`,
  ],
  ['EMAIL', 'mail email emailadres mailadres mailtje'],
  [
    'NAME',
    `naam achternaam voornaam voornamen voorletters voorletter initialen meisjesnaam heet heten namen tenaamstelling spellen spel spelt
    gespeld familienaam roepnaam name surname names initials forename spell spelling maiden`,
  ],
  ['BSN', 'bsn burgerservicenummer sofinummer sofi rijksregisternummer rijksregister insz citizen ssn'],
  ['IBAN', 'iban rekeningnummer bankrekening bankrekeningnummer rekening eindigend'],
  [
    'CARD',
    `creditcard creditcardnummer pasnummer bankpas kaartnummer vervaldatum veiligheidscode cvc cvv bankkaart betaalpas pasje pinpas
    card expiry expire expires`,
  ],
  [
    'CUSTOMER_ID',
    `dossier zaak case polis ean meter meternummer order bestelling contract klantcode trackcode tracecode kenmerk referentie
    serienummer imei pakketcode zendingsnummer barcode klantnr klantid account policy reference booking claim serial membership tracking
    ticket assessment`,
  ],
  ['PLATE', 'kenteken nummerplaat nummerbord kentekenplaat plaat plate registration reg'],
  [
    'DOCUMENT',
    `paspoort rijbewijs identiteitskaart id idkaart paspoortnummer rijbewijsnummer documentnummer verblijfsvergunning passport
    licence license`,
  ],
  ['ORGANISATION', 'werkgever employer'],
  ['HEALTH', 'diagnose aandoening ziekte symptomen medicijnen medicatie mankeert diagnosis condition illness medication'],
  [
    'CREDENTIAL',
    `wachtwoord wachtwoorden paswoord password pincode code inlogcode verificatiecode beveiligingscode toegangscode controlecode
    gebruikersnaam inlognaam username controlevraag beveiligingsvraag netwerknaam netwerk pin sleutelcode activatiecode deurcode
    alarmcode codewoord huisdier login loginnaam gebruikersid veiligheidsvraag geheim cijfercode smscode herstelcode passcode memorable
    passphrase user woord word codeword keyword`,
  ],
  [
    'FREE',
    `foutcode stap versie kanaal artikel formulier zone loket afrit vertrekhal gate perron spoor balie hal pagina bladzijde hoofdstuk
    optie keuzemenu menu stand meterstand tellerstand beginstand eindstand hectometerpaal model type niveau klasse poort tarief fase
    kolom regel rij ronde lijn kwartaal blok blz maat maten schaal categorie storingscode kleurnummer toets toetst rang poging
    foutmelding error aflevering seizoen vraag keuze bus buslijn tramlijn tram locker kluisje kluis parkeervak groep klas lokaal route
    verdieping etage afslag windkracht punten graden lijst vak kamer zaal terminal rooster scherm rek sector map terrein depot plek
    geval tafel stoel kopie pagina domein zender step version page deck cabin group bay rule platform room floor line rack size level
    stage question option display screen box week norm cluster rit ploeg queue bijlage kilometer hectometer firmware counter
    rijtuig wagon vlucht flight appendix annex treinstel onderdeel paragraaf`,
  ],
]

export const TOPIC_ENDINGS: readonly (readonly [string, Topic])[] = [
  ['telefoonnummer', 'PHONE'],
  ['gsmnummer', 'PHONE'],
  ['huisnummer', 'ADDRESS'],
  ['kamernummer', 'ADDRESS'],
  ['rekeningnummer', 'IBAN'],
  ['servicenummer', 'BSN'],
  ['registernummer', 'BSN'],
  ['paspoortnummer', 'DOCUMENT'],
  ['rijbewijsnummer', 'DOCUMENT'],
  ['documentnummer', 'DOCUMENT'],
  ['kaartnummer', 'CARD'],
  ['pasnummer', 'CARD'],
  ...['artikel', 'model', 'type', 'product', 'onderdeel', 'storings', 'informatie', 'nood', 'alarm', 'pagina', 'lijn', 'trein', 'vlucht', 'formulier'].map(
    (thing) => [`${thing}nummer`, 'FREE'] as const,
  ),
  ['nummer', 'CUSTOMER_ID'],
  ['nummers', 'CUSTOMER_ID'],
  ['postcode', 'POSTCODE'],
  ['foutcode', 'FREE'],
  ...['kortings', 'storings', 'artikel', 'product', 'prestatie', 'retour', 'opzeg', 'kleur', 'actie', 'tarief', 'melding', 'status'].map(
    (thing) => [`${thing}code`, 'FREE'] as const,
  ),
  ['tracecode', 'CUSTOMER_ID'],
  ['klantcode', 'CUSTOMER_ID'],
  ['pincode', 'CREDENTIAL'],
  ['code', 'CREDENTIAL'],
  ['wachtwoord', 'CREDENTIAL'],
  ['mailadres', 'EMAIL'],
  ['adres', 'ADDRESS'],
  ['gebruikersnaam', 'CREDENTIAL'],
  ['accountnaam', 'CREDENTIAL'],
  ['naam', 'NAME'],
]
