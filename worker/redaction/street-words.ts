// Endings and parts of street names, and the words around house numbers and towns.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))
const endingIn = (text: string): RegExp => new RegExp(`(?:${text.split(/\s+/).join('|')})$`)

export const STREET_ENDING = endingIn(
  `straat straatje laan gracht plein kade dreef steeg singel plantsoen weg hof dijk pad erf wal haven akker markt baan lei park
  oord ring kamp berg veld donk hoek boulevard allee vest einde nering zoom horst weide bos hout brink es kwartier eind dries
  beemd kouter stede horn rade kampen landen gaarde burg gang stee sluis kolk wijk kanaal vaart wetering meent pleintje made
  waard bocht laar hoven huizen reed gors pas laantje weide werf poort brug sloot dal plaats`,
)
export const SURE_ENDING = /.{3}(?:straat|laan|gracht|dreef|steeg|singel|plantsoen|steenweg|burgwal|kade|plein)$/

/** Ordinary words with such an ending. */
export const NO_STREET = words(
  `winkelstraat hoofdstraat zijstraat dwarsstraat achterstraat autostraat huisstraat wasstraat eenrichtingsstraat schoolplein
   marktplein dorpsplein parkeerplein verkeersplein voetbalplein oprijlaan speelplein zonneplein voorplein winkelplein stationsplein
   buurtplein vertelplein woonstraat speelstraat afvalstraat milieustraat printstraat productiestraat teststraat vaccinatiestraat
   prikstraat straatlantaarn rotonde ventweg waterkade losplein`,
)

export const BARE_STREETS = words(
  `straat laan weg plein kade hof gracht singel park steeg dijk pad dreef plantsoen markt steenweg`,
)

/** Words that street names begin with: offices, saints, kinds and directions. */
export const STREET_NAMES = words(
  `burgemeester wethouder prins prinses koning koningin sint dokter doctor professor generaal graaf kardinaal pastoor minister admiraal
   kapitein oude nieuwe lange korte grote kleine hoge lage jan van von den der de ter ten jonkheer ds dominee meester president paus
   keizer hertog jonker st`,
)

export const NUMBER_SUFFIX = words(
  `a b c d e f g h bis hs huis achterom begane grond souterrain kelder ground floor hoog zwart rood rd zw boven beneden achter bus
  links rechts etage verdieping toevoeging ii iii`,
)

export const ENGLISH_STREETS = words(
  `street road avenue lane drive close crescent terrace gardens grove square mews court walk row rise hill view place way boulevard
  quay wharf`,
)

export const BEFORE_TOWN = words('in uit te naar bij from near to')
export const LIVES = words(
  `live lives living lived from near moved woon woont wonen woonde woonden kom komt komen wonend woonachtig woonplaats zit zitten
  verhuisd verhuizen verhuis adres straat laan plein weg geboren`,
)

/** Beside these a town tells where a branch, a hospital or a parcel is, not where someone lives. */
export const PUBLIC_PLACE = words(
  `ziekenhuis filiaal vestiging winkel kantoor station vliegveld luchthaven distributiecentrum sorteercentrum depot magazijn gesorteerd
   vanaf hoofdkantoor servicepunt afhaalpunt gemeente festival concert hotel museum dierentuin rechtbank hospital branch universiteit`,
)
