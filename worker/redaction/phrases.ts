// Small closed classes of Dutch words that several recognisers look at.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const HESITATIONS = words('eh ehm eeh eehm uh uhm euh euhm hm hmm mm um er ehh uhh')
const GLUE = words(`eh ehm uh uhm euh hm hmm en dan nog weer daarna vervolgens streepje liggend koppelteken schuine streep slash punt
  spatie dubbel maal de het die ja nee sorry wacht even komma van met hoofdletter kleine letter letters cijfer cijfers eerst los plus
  dus is een keer nou daarachter erachter als voor underscore onderstreepje min minteken apart and then dash space dot hyphen the of`)

export const MONTHS = words(`januari februari maart april mei juni juli augustus september oktober november december
  jan feb mrt apr jun jul aug sep sept okt nov dec januarie februarie`)

export const UNITS = words(`euro euros eurootje cent eurocent procent percent dollar pond piek uur uren uurtje minuten minuut minuutjes seconden
  seconde dag dagen werkdagen werkdag week weken maand maanden jaar jaren jarige jarig kwartaal kwartalen kwartier keer maal x km kilometer kilometers meter
  meters centimeter cm millimeter mm kilo kg gram liter kwh kilowattuur kilowatt watt ampere volt kuub m3 m2 kubieke vierkante gigabyte
  gigabytes gb mb megabyte mbit megabit gigabit graden stuks stuk termijnen termijn cijfers cijfer letters tekens woorden personen persoon
  mensen man kinderen kind volwassenen dozen pakjes pakketten flessen zakken stappen bladzijden paginas punten sterren inch duim jaargangen
  nachten avonden ochtenden weekenden etmaal eeuw decennia hoog-trappen trappen verdiepingen kamers ramen deuren lampen lampjes streepjes belletjes
  belminuten sms mijl ton hectare are pk cc bar tweeen halve half per rekeningen facturen brieven mails berichten klanten collegas mijl knots`)

const MONEY_BEFORE = words(`kost kostte kosten bedrag bedraagt prijs betaal betaalt betaalde betalen betaald voorschot totaal eigen bijdrage korting
  eur tarief premie rente huur saldo waard waarde boete aanmaningskosten vergoeding schadebedrag verkocht gekocht rekening nota factuur geld maar ongeveer zo'n
  ruim circa pakweg hooguit minstens maximaal minimaal bijna rond tegen stand afgeschreven bijgeschreven overgemaakt`)

const CLOCK_BEFORE = words('om half kwart tegen rond tussen omstreeks vanaf tot na voor over sinds klokslag vandaag morgen maandag dinsdag woensdag donderdag vrijdag zaterdag zondag overmorgen morgenochtend morgenmiddag vanavond vanmiddag')
const CLOCK_AFTER = words('uur uren half kwart voor over')

export const TITLES = words(`meneer mevrouw mijnheer menheer mevr mevr. mvr mvrouw heer dhr dokter dr drs ing ir mr juffrouw familie fam weduwe professor prof
  pastoor dominee zuster broeder huisarts tandarts notaris wethouder advocaat juf meester oom tante opa oma nicht neef ome buurman buurvrouw collega madame monsieur`)

export const STRONG_TITLES = words('familie fam dhr mevr mvr weduwe dokter dr dominee pastoor professor oom tante ome drs')

export const PARTICLES = words('van de der den het t \'t ten ter te el al ben la le du da dos von zu op in aan bin ibn ait abu st')

export const KIN = words(`man vrouw zoon dochter zoontje dochtertje vader moeder broer zus zusje broertje broertje opa oma oom tante neef nicht neefje nichtje
  vriend vriendin partner echtgenoot echtgenote ex buurman buurvrouw kleinzoon kleindochter kleinkind schoonzoon schoondochter schoonvader
  schoonmoeder schoonzus zwager baas collega huisarts mantelzorger bewindvoerder curator mentor kind kindje baby verloofde stiefzoon stiefdochter
  pleegzoon pleegdochter begeleider begeleidster huisgenoot onderbuurman bovenbuurman bovenbuurvrouw onderbuurvrouw ma pa mama papa moeke vake`)

export const GREETINGS = words(`hallo hoi dag goedemorgen goedemiddag goedenavond goedendag goeiemorgen goeiemiddag goeienavond goeiedag hai hey
  hee hi beste bedankt dankjewel dankuwel doei daag welkom goeiendag mogge middag morgen`)

export const isHesitation = (norm: string): boolean => HESITATIONS.has(norm)
export const isGlue = (norm: string): boolean => GLUE.has(norm)
export const speaksOfMoney = (norm: string): boolean => MONEY_BEFORE.has(norm) || norm === 'eur'
export const opensClock = (norm: string): boolean => CLOCK_BEFORE.has(norm)
export const goesOnClock = (norm: string): boolean => CLOCK_AFTER.has(norm)
