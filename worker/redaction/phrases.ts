// Small closed classes of words that several recognisers look at: Dutch and Flemish first, then English.

const words = (...texts: readonly string[]): ReadonlySet<string> => new Set(texts.join(' ').split(/\s+/))

const HESITATIONS = words('eh ehm eeh eehm uh uhm euh euhm hm hmm mm mmm er ehh uhh ehhm', 'um umm erm uhm')

const GLUE = words(
  `eh ehm uh uhm euh hm hmm en dan nog weer daarna vervolgens streepje liggend koppelteken schuine streep slash punt spatie dubbel maal de
   het die ja nee sorry wacht even komma van met hoofdletter kleine letter letters cijfer cijfers eerst los plus dus is een keer nou
   daarachter erachter als voor underscore onderstreepje min minteken apart`,
  'and then dash space dot hyphen the of um erm double triple capital no wait stroke oh',
)

export const MONTHS = words(
  `januari februari maart april mei juni juli augustus september oktober november december jan feb mrt apr jun jul aug sep sept okt nov
   dec januarie februarie`,
  'january february march may june july august october oct',
)

export const UNITS = words(
  `euro euros eurootje cent eurocent centen procent percent dollar dollars pond ponden piek uur uren uurtje uurtjes minuten minuut
   minuutjes minuutje seconden seconde dag dagen werkdagen werkdag dagje dagjes week weken weekjes maand maanden maandjes jaar jaren
   jaartjes jarige jarig kwartaal kwartalen kwartier keer maal x km kilometer kilometers meter meters centimeter cm millimeter mm kilo
   kilos kg gram ons liter liters kwh kilowattuur kilowatt watt ampere volt kuub m3 m2 kubieke vierkante gigabyte gigabytes gb mb
   megabyte megabytes mbit megabit gigabit giga gig mega graden stuks stuk termijnen termijn cijfers cijfer letters tekens woorden
   personen persoon man mensen kinderen volwassenen dozen pakjes pakketten flessen zakken stappen bladzijden paginas punten sterren
   inch duim nachten avonden ochtenden weekenden etmaal eeuw trappen verdiepingen kamers ramen deuren lampen lampjes streepjes
   belletjes belminuten sms mijl ton hectare pk bar facturen brieven mails berichten klanten collegas rekeningen koppen happen delen
   keren weekend nacht werkweken uurs duizend miljoen miljard duizenden honderd panelen zonnepanelen milligram mg ml dagdelen zittingen
   ritten zenders foute pogingen bunder bladzij pillen letters db decibel frank franken stukjes potten foto's fotos mappen
   apparaten honden katten fietsen mogelijkheden minuutje karakters`,
  `cents cent pence quid pound pounds hour hours minute minutes second seconds day days night nights week weeks weekend month months
   year years time times percent miles mile metre metres kilometres feet foot inches kilos litre litres degrees pages points people
   persons adults children kids boxes bags bottles parcels payments instalments installments rooms floors steps units megabits gigs
   gigabytes grams tablets pieces digits characters working zloty zlotys am pm a.m p.m o'clock oclock centimetres points legs items
   grand quid tenner folders photos devices dogs tries attempts`,
)

const MONEY_BEFORE = words(
  `kost kostte kosten bedrag bedraagt prijs betaal betaalt betaalde betalen betaald voorschot totaal bijdrage korting eur tarief premie
   rente huur saldo waard waarde boete vergoeding verkocht gekocht geld ongeveer ruim circa pakweg hooguit minstens maximaal minimaal
   bijna stand afgeschreven bijgeschreven overgemaakt termijnbedrag maandbedrag abonnementskosten inclusief exclusief betaalden
   gewonnen verloren restant maximum minimum à guldens gulden liep reed rijd rijdt mocht rijden`,
  'cost costs price pay pays paid paying amount total fee balance about around roughly worth owe owed refund deposit bill limit discount',
)

/** Before or behind a small number these show that something is counted: "alle drie", "twee van de". */
export const COUNT_BEFORE = words(
  `alle die wij ons onze zijn met zon zo'n beide elke iedere andere maar minstens hooguit ongeveer van allebei nummer of dan er geen
   nog laatste eerste andere volgende na pas al`,
  'all both us only just them about these those every last first next other',
)

const CLOCK_BEFORE = words(
  `om half kwart tegen rond tussen omstreeks vanaf tot na over vandaag morgen overmorgen maandag dinsdag woensdag donderdag vrijdag
   zaterdag zondag morgenochtend morgenmiddag vanavond vanmiddag voor van uiterlijk`,
  `at by until till from past between around before after to today tomorrow tonight monday tuesday wednesday thursday friday saturday
   sunday about since`,
)

export const TITLES = words(
  `meneer mevrouw mijnheer menheer mevr mvr mvrouw heer dhr dokter dr drs ing ir mr juffrouw familie fam weduwe professor prof pastoor
   dominee zuster broeder huisarts tandarts notaris wethouder advocaat juf meester oom tante opa oma nicht neef ome collega madame
   madam monsieur burgemeester`,
  'mister mrs ms miss doctor sir reverend coach nurse uncle auntie aunt',
)

export const PARTICLES = words(
  "van de der den het t 't ten ter te el al ben la le du da dos von zu op in aan bin ibn ait abu st d' vande vanden vander o' mc mac",
)

export const KIN = words(
  `man vrouw zoon dochter zoontje dochtertje vader moeder broer zus zusje broertje opa oma oom tante neef nicht neefje nichtje vriend
   vriendin partner echtgenoot echtgenote ex buurman buurvrouw kleinzoon kleindochter kleinkind schoonzoon schoondochter schoonvader
   schoonmoeder schoonzus zwager baas collega huisarts mantelzorger bewindvoerder curator mentor kind kindje baby verloofde stiefzoon
   stiefdochter pleegzoon pleegdochter begeleider begeleidster huisgenoot onderbuurman bovenbuurman bovenbuurvrouw onderbuurvrouw ma pa
   mama papa moeke vake jongste oudste middelste`,
  `husband wife son daughter mother father brother sister mum mom dad gran grandma grandpa nan granddad partner boyfriend girlfriend
   uncle aunt nephew niece cousin neighbour neighbor boss colleague mate lad lass landlord landlady flatmate roommate dude fiance carer
   grandson granddaughter stepson friend manager supervisor`,
)

export const GREETINGS = words(
  `hallo hoi dag goedemorgen goedemiddag goedenavond goedendag goeiemorgen goeiemiddag goeienavond goeiedag hai hey hee hi beste bedankt
   dankjewel dankuwel doei daag welkom goeiendag mogge middag morgen goede`,
  'hello bye thanks dear morning afternoon evening hiya cheers good thank goodbye welcome',
)

/** Words with which an answer opens before its value comes. */
export const OPENERS = words(
  `ja nou nee dat is was het de een mijn m'n dan eh als die met en heet hij zij ze deze er ook dus hoor even kijken volgens mij geloof
   ik denk dacht of jazeker zeker goed oke prima tuurlijk natuurlijk uiteraard u hallo goedemorgen goedemiddag goedenavond staat op
   moment momentje ogenblik ogenblikje wacht eens zie oh o ah graag kan wel nog want begint uh hm ehm hmm zo hier daar in aan bij
   nummer naam onder hoort zou moeten heb hebben ons onze zijn haar sorry pardon altijd gewoon nu toen haha hahaha amai och
   gefeliciteerd herhalen herhaal jaja zeker`,
  `yes yeah it's its it that's that the a my well so sure of course um hi hello here okay ok right under i'm im i am is was would be
   should name name's no let me see hang on hold actually just sorry for on at in think they've we've i've she's he's and still`,
)

export const isHesitation = (norm: string): boolean => HESITATIONS.has(norm)
export const isGlue = (norm: string): boolean => GLUE.has(norm)
export const speaksOfMoney = (norm: string): boolean => MONEY_BEFORE.has(norm)
export const opensClock = (norm: string): boolean => CLOCK_BEFORE.has(norm)
