// Descriptions that point at one house or one person: "het gele huis naast de molen", "de deur met de grote zonnebloem".
import { portrayed } from './portraits.ts'
import { freeAtoms, type Claim, type Recogniser, type Sheet, type Speech } from './sheet.ts'
import { ARTICLES, BESIDE, chainEnd, isNoun, LOOSE } from './things.ts'
import { isFunctionWord, opensSentence } from './words.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** What people live in and what is seen of it from the street. */
const HOUSES = words(
  `huis hoekhuis huisje boerderij flat woning woonboot pand bungalow villa molen boot caravan stacaravan rijtjeshuis bovenwoning
   benedenwoning boerderijtje landhuis schip ark chalet penthouse schuur loods hoekwoning dijkhuis dijkhuisje herenhuis studio
   appartement hofje hoeve voordeur achterdeur deur poort poortje hek brievenbus gevel winkelpand melkwinkel tuinhuis house cottage
   bungalow barn gate boat caravan flat farmhouse farm windmill lodge camping stolp wagen woonwagen noodgebouw gebouw kasteeltje
   bloemenstal kraam frietkar buurman buurvrouw keet bunker kiosk`,
)
/** Places that everybody there knows: beside one of them lives who says so. */
const LANDMARKS = words(
  `frituur snackbar kerk molen watertoren kroeg cafe bakker slager school pizzeria restaurant kapper apotheek supermarkt tankstation
   brandweer brug sluis moskee gemaal silo toren kazerne begraafplaats speeltuin bushalte haven fabriek suikersilo spoorbrug ijsbaan
   frietkar bibliotheek synagoge klooster kasteel vuurtoren pomp park veerpont church pub mosque bakery butcher chippy lighthouse
   windmill bridge station school playground garage chapel library harbour cemetery post`,
)
const POINTING = words('naast tegenover achter boven next opposite behind above')
const FEATURES = words(
  `luiken dak deur voordeur gevel hek brievenbus vlag boom silo toren poort schuur stoep tuin kozijnen deuren ramen gordijnen muur
   kabouters zonnebloem olifant shutters roof door gate flag tree shed porch windows wall letterbox gnomes`,
)
export const descriptions: Recogniser = { name: 'description', find: findDescriptions }

function* findDescriptions(sheet: Sheet): Generator<Claim> {
  for (const { index, norm, speech } of freeAtoms(sheet)) {
    if ((HOUSES.has(norm) || LANDMARKS.has(norm)) && isDescribed(speech, index)) yield described(speech, index)
    else if (BESIDE.has(norm) && pointsOut(speech, index)) yield described(speech, index)
    yield* portrayed(speech, index)
  }
}

/** "naast de molen", "met de rode luiken" behind the house; "bij" and "op" only before a thing with an article. */
function isDescribed(speech: Speech, index: number): boolean {
  const next = speech.norm(index + 1)
  if (opensSentence(speech, index + 1)) return false
  if (BESIDE.has(next)) return isThing(speech, index + 2)
  return HOUSES.has(speech.norm(index)) && LOOSE.has(next) && thingAt(speech, index + 2, LANDMARKS, FEATURES)
}

/** A landmark, or a thing to be seen, within the next words: "boven frituur de puntzak", "met een groene voordeur". */
function pointsOut(speech: Speech, index: number): boolean {
  if (speech.norm(index) === 'met' || speech.norm(index) === 'with')
    return thingAt(speech, index + 1, FEATURES, FEATURES) && !isBare(speech, index + 1)
  if (POINTING.has(speech.norm(index)) && isSeldomThing(speech, index + 1)) return true
  return LANDMARKS.has(speech.norm(index + 1)) || (isLivingNear(speech, index) && thingAt(speech, index + 1, LANDMARKS, FEATURES))
}

/** "achter de champignonkwekerij": an article and a thing that is seldom spoken of. */
function isSeldomThing(speech: Speech, index: number): boolean {
  if (!ARTICLES.has(speech.norm(index)) || speech.norm(index - 1) === 'tussen') return false
  const { said } = speech.sheet.lexicon
  return [index + 1, index + 2].some(
    (at, step) => isNoun(speech, at) && !said.has(speech.norm(at)) && (step === 0 || isAdjective(speech, index + 1)),
  )
}

const isBare = (speech: Speech, index: number): boolean =>
  FEATURES.has(speech.norm(ARTICLES.has(speech.norm(index)) ? index + 1 : index))

const LIVING = words(`woon woont wonen adres huis zit bel deur staat bezorgen afgeven thuis live lives house address deliver`)

const isLivingNear = (speech: Speech, index: number): boolean =>
  speech.requested.includes('ADDRESS') || [1, 2, 3, 4, 5, 6, 7, 8].some((step) => LIVING.has(speech.norm(index - step)))

const thingAt = (speech: Speech, from: number, ...sets: readonly ReadonlySet<string>[]): boolean =>
  [from, from + 1, from + 2].some((at) => sets.some((set) => set.has(speech.norm(at))))

function isThing(speech: Speech, index: number): boolean {
  const at = speech.norm(index) === 'van' || speech.norm(index) === 'to' || speech.norm(index) === 'of' ? index + 1 : index
  return ARTICLES.has(speech.norm(at)) ? !isFunctionWord(speech.norm(at + 1)) : !isFunctionWord(speech.norm(at))
}

/** From the article and adjectives before the house to the last thing beside it. */
function described(speech: Speech, index: number): Claim {
  let from = index
  while (from > index - 3 && isAdjective(speech, from - 1)) from -= 1
  if (ARTICLES.has(speech.norm(from - 1)) && speech.free(from - 1)) from -= 1
  return { type: 'OTHER', from, to: chainEnd(speech, index) }
}

const isAdjective = (speech: Speech, index: number): boolean =>
  speech.free(index) && speech.norm(index).endsWith('e') && !ARTICLES.has(speech.norm(index)) && speech.norm(index).length > 3
