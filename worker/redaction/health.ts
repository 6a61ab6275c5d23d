// Conditions and diagnoses of persons: by list, by ending, by what names a complaint of the body, and behind "last van", "allergisch voor".
import { toldInWords } from './health-phrases.ts'
import { BODY, COMPLAINTS, CONDITION_ENDING, NO_CONDITION, ORDINARY_ILLS, QUALIFIERS } from './health-words.ts'
import { OPENERS } from './phrases.ts'
import { comesAfter } from './near.ts'
import { remembering } from './remembering.ts'
import { freeAtoms, type Claim, type Recogniser, type Sheet, type Speech } from './sheet.ts'
import { triggers } from './triggers.ts'
import { isContent, isFunctionWord, isTelling, isUnknown } from './words.ts'

const names = triggers([
  'diagnose is?',
  'gediagnosticeerd met',
  'diagnose van',
  'behandeld voor|aan',
  'behandeling voor',
  'geopereerd aan',
  'lijd|lijdt|leed aan',
  'last van mijn|haar|zijn|de?',
  'allergisch voor',
  'medicijnen|medicatie|pillen voor|tegen',
  'problemen met mijn|haar|zijn',
  'klachten aan mijn|haar|zijn',
  'opgenomen met|voor',
  'overleden aan',
  'gestorven aan',
  'bekend met',
  'operatie aan mijn|haar|zijn|de?',
  'revalideren van',
  'hersteld|herstellen van',
  'ziek door',
  'pijn in|aan mijn|haar|zijn|de?',
  'is|was voor mijn|haar|zijn',
  'vanwege|wegens mijn|haar|zijn',
  'heb|heeft|hebt t|het? aan mijn|haar|zijn|de',
  'door|om mijn|haar|zijn',
  'diagnosed with',
  'suffers|suffering|suffer from',
  'surgery on',
  'allergic to',
  'treated for',
  'because of my|his|her',
  'trouble with my|his|her',
])
/** Behind these whatever is no commonplace is a condition: "allergisch voor noten". */
const surelyNames = triggers([
  'gediagnosticeerd met',
  'diagnose van|is',
  'lijd|lijdt|leed|lijden aan',
  'allergisch voor',
  'overgevoelig|intolerant voor',
  'medicijnen|medicatie|pillen|pilletjes|tabletten|druppels|spuiten|prikken|zalf|inhalator|puffer voor|tegen mijn|haar|zijn|de?',
  'behandeld voor|aan',
  'geopereerd aan|voor mijn|haar|zijn|de?',
  'overleden|gestorven aan',
  'bestraald voor',
  'onder behandeling voor|wegens',
  'diagnosed with',
  'suffers|suffering|suffer from',
  'allergic to',
  'treated for',
  'died of',
  'pills|tablets|medicine|medication for my|his|her?',
])
/** Behind these follows a name that belongs to the condition: "de ziekte van Bechterew". */
const NAMED_AFTER = triggers(['ziekte|syndroom van', 'ziekte|syndroom van de?', 'diabetes|suiker|suikerziekte type'])
const HAS = new Set('heb heeft had hebben kreeg krijgt gekregen hebt hep has have had got voor haar zijn mijn'.split(' '))
const CHRONIC = new Set(['burn', 'dys', 'dis'])
const PAIR_ENDINGS = new Set(
  'kanker ziekte syndroom stoornis infarct ontsteking band stoel falen patient prothese bloeding'.split(' '),
)
const LONGEST = 3
const ANSWER = 14

export const health: Recogniser = { name: 'health', find: findHealth }

function* findHealth(sheet: Sheet): Generator<Claim> {
  const told = new Set<string>()
  let callerIsIll = false
  for (const { index, norm, speech } of freeAtoms(sheet)) {
    if (speech.speaker !== 'agent') told.add(norm)
    if (sheet.company.has(norm)) continue
    if (isIll(speech, index) && isOfNobody(speech, index, { told, callerIsIll })) {
      yield { type: 'KEEP', from: index, to: index + 1 }
      continue
    }
    const claims = [...ailment(speech, index)]
    callerIsIll ||= claims.length > 0 && speech.speaker !== 'agent'
    yield* claims
  }
  for (const speech of sheet.speeches) if (speech.asked.includes('HEALTH') && speech.speaker !== 'agent') yield* answer(speech)
}

function* ailment(speech: Speech, index: number): Generator<Claim> {
  const norm = speech.norm(index)
  yield* toldInWords(speech, index)
  if (COMPLAINTS.has(norm)) yield* complaint(speech, index)
  if (isIll(speech, index)) yield { type: 'HEALTH', from: qualified(speech, index), to: placed(speech, index + 1) }
  if (CHRONIC.has(norm)) yield* inTwo(speech, index)
  if (isPair(speech, index)) yield { type: 'HEALTH', from: qualified(speech, index), to: index + 2 }
  const person = NAMED_AFTER(speech.norm, index)
  if (person !== undefined && !isFunctionWord(speech.norm(person))) yield { type: 'HEALTH', from: index, to: person + 1 }
  const at = names(speech.norm, index)
  if (at !== undefined) yield* named(speech, at)
  const sure = surelyNames(speech.norm, index)
  if (sure !== undefined && isContent(speech, sure) && !isFunctionWord(speech.norm(sure)) && !speech.isNumber(sure))
    yield { type: 'HEALTH', from: sure, to: sure + 1 }
}

const SOMEBODYS = new Set(
  `u uw je jij jouw jullie hij zij ze haar zijn hem meneer mevrouw heeft hebt bent patient you your he she his her him has`.split(/\s+/),
)
const POINTED = new Set(['die', 'dat', 'deze', 'diezelfde', 'dezelfde', 'that', 'those'])
const IN_GENERAL = new Set(['bij', 'tegen', 'for', 'against', 'een'])
const OWNED_WITHIN = 6

type Spoken = Readonly<{ told: ReadonlySet<string>; callerIsIll: boolean }>

/** "bij astma betalen wij de helft": an illness in general, said by the agent when no caller spoke of it. */
function isOfNobody(speech: Speech, index: number, { told, callerIsIll }: Spoken): boolean {
  if (['algemeen', 'general'].some((norm) => [2, 3, 4].some((step) => speech.norm(index + step) === norm))) return true
  if (speech.speaker !== 'agent' || told.has(speech.norm(index)) || POINTED.has(speech.norm(index - 1))) return false
  if (comesAfter(speech, { at: index, reach: OWNED_WITHIN }, (norm) => SOMEBODYS.has(norm))) return false
  return !callerIsIll || [1, 2, 3].some((step) => IN_GENERAL.has(speech.norm(index - step)))
}

function isIll(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  if (/^(?:ALS|MS)$/.test(speech.atom(index).text) || isCondition(speech.sheet, norm)) return true
  if (ORDINARY_ILLS.has(norm) && QUALIFIERS.has(speech.norm(index - 1))) return true
  return ORDINARY_ILLS.has(norm) && [1, 2, 3, 4].some((step) => HAS.has(speech.norm(index - step)))
}

function isCondition({ lexicon }: Sheet, norm: string): boolean {
  if (norm.length < 3) return false
  if (norm.endsWith('e') && lexicon.conditions.has(norm.slice(0, -1))) return true
  return lexicon.conditions.has(norm) || endsAsCondition(norm)
}

const endsAsCondition = remembering((norm) => norm.length > 6 && CONDITION_ENDING.test(norm) && !NO_CONDITION.has(norm))

/** "reuma in mijn polsen", "een allergie voor penicilline": where it sits or what causes it. */
function placed(speech: Speech, at: number): number {
  if (!['in', 'aan', 'van', 'of'].includes(speech.norm(at))) {
    const cause = speech.norm(at) === 'voor' || speech.norm(at) === 'to'
    return cause && isTelling(speech, at + 1) && !speech.isNumber(at + 1) ? at + 2 : at
  }
  const place = [at + 1, at + 2].find((index) => BODY.has(speech.norm(index)))
  return place === undefined ? at : place + 1
}

function qualified(speech: Speech, index: number): number {
  let from = index
  if (speech.isNumber(index - 1) && speech.norm(index - 2) === 'type') return index - 2
  while (index - from < 2 && (QUALIFIERS.has(speech.norm(from - 1)) || isNamedNoun(speech, from - 1))) from -= 1
  return from
}

/** "cochleair implantaat": a word from the dictionary alone before a condition. */
const isNamedNoun = (speech: Speech, index: number): boolean =>
  isContent(speech, index) && !speech.sheet.lexicon.said.has(speech.norm(index)) && speech.code(index) === undefined

/** "suiker ziekte", "bloed druk": one word that was written as two. */
function isPair(speech: Speech, index: number): boolean {
  const [first, second] = [speech.norm(index), speech.norm(index + 1)]
  if (first.length < 3 || second.length < 3 || isFunctionWord(first) || isFunctionWord(second)) return false
  const { conditions, common } = speech.sheet.lexicon
  return conditions.has(first + second) || ORDINARY_ILLS.has(first + second) || (!common.has(first) && PAIR_ENDINGS.has(second))
}

/** "burn out", "dis leksie": one word that was heard as two. */
function* inTwo(speech: Speech, index: number): Generator<Claim> {
  const next = speech.norm(index + 1)
  if (next === 'out' || isUnknown(speech.sheet, next)) yield { type: 'HEALTH', from: index, to: index + 2 }
}

/** "twee gekneusde ribben", "pijn in mijn rug": the complaint with the part of the body. */
function* complaint(speech: Speech, index: number): Generator<Claim> {
  for (let step = 1; step <= 4; step += 1) {
    const from = speech.isNumber(index - 1) ? index - 1 : index
    if (BODY.has(speech.norm(index + step))) return yield { type: 'HEALTH', from, to: index + step + 1 }
    if (BODY.has(speech.norm(index - step))) return yield { type: 'HEALTH', from: index - step, to: index + 1 }
  }
}

function* named(speech: Speech, start: number): Generator<Claim> {
  let at = start
  while (isFunctionWord(speech.norm(at)) && at < start + 3) at += 1
  let to = at
  while (to < at + LONGEST && isNamedIll(speech, to)) to += 1
  if (to > at) yield { type: 'HEALTH', from: at, to }
}

/** Behind such a phrase a body part, a condition or a word that is seldom heard counts; "last van de storing" does not. */
function isNamedIll(speech: Speech, index: number): boolean {
  const norm = speech.norm(index)
  if (BODY.has(norm) || QUALIFIERS.has(norm) || ORDINARY_ILLS.has(norm) || isCondition(speech.sheet, norm)) return true
  return isContent(speech, index) && !speech.sheet.lexicon.said.has(norm)
}

/** "Wat mankeert u?": the words of a short answer that tell something. */
function* answer(speech: Speech): Generator<Claim> {
  if (speech.to - speech.from > ANSWER) return
  for (let index = speech.from; index < speech.to; index += 1) {
    if (isTelling(speech, index) && !OPENERS.has(speech.norm(index)) && !speech.isNumber(index))
      yield { type: 'HEALTH', from: index, to: index + 1 }
  }
}
