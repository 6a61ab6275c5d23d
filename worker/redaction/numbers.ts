// Every number and code that is said: masked unless something explains it (an amount, a date, a time, a count, a service number).
import { explains } from './explained.ts'
import { codeText, isOneValue, kindOfNumber } from './kinds.ts'
import { isGlue, speaksOfMoney } from './phrases.ts'
import { segmentsOf, type Segment } from './segments.ts'
import type { Claim, Recogniser, Sheet } from './sheet.ts'

/** So many connecting words ("en dan de") may stand between the pieces of one number. */
const GLUE_LIMIT = 4
/** A masked number of so many digits is masked wherever it comes again, also where it looks explained. */
const TELLING_DIGITS = 5
/** "veertig uur, soms vijftig": so near, a bare number counts what the one before it counts. */
const SAME_MEANING_WITHIN = 6
/** After a number that was masked, what is said so soon goes on with it or corrects it. */
const GOES_ON_WITHIN = 14
const LOOK_BACK = 4
/** What consists of letters and figures: when it was asked for, a lone letter is part of it. */
const LETTERED = new Set<string>(['POSTCODE', 'PLATE', 'DOCUMENT', 'NAME', 'CUSTOMER_ID'])
const RANGE = new Set([
  'tot',
  'en',
  'of',
  'a',
  'tm',
  'naar',
  'or',
  'to',
  'and',
  'soms',
  'hooguit',
  'plus',
  'bij',
  'keer',
  'maal',
  'by',
])

const SIGNS = new Set(
  `punt dot streepje liggend koppelteken schuine streep slash nee min minteken spatie space dash hyphen ster sterretje hekje hashtag
   underscore onderstreepje uitroepteken dubbel double star hash`.split(/\s+/),
)

export const numbers: Recogniser = { name: 'number', find: findNumbers }

type Judged = Readonly<{ segment: Segment; claims: readonly Claim[] }>

function findNumbers(sheet: Sheet): Claim[] {
  const judged: Judged[] = []
  for (const segment of segmentsOf(sheet)) judged.push({ segment, claims: segment.weak ? [] : judge(segment, judged) })
  const secret = new Set(judged.filter(isSecret).map(({ segment }) => codeText(segment)))
  const settled = judged.map((one, index): Judged => {
    const { segment } = one
    if (segment.weak)
      return {
        segment,
        claims: fromNeighbour(one, [judged[index - 1], judged[index + 1]], judged.slice(Math.max(0, index - LOOK_BACK), index)),
      }
    if (secret.has(codeText(segment))) return { segment, claims: [whole(segment, kindOfNumber(segment))] }
    return opensRange(one, judged[index + 1]) ? { segment, claims: [whole(segment, 'KEEP')] } : one
  })
  return settled.flatMap((one, index) => [...one.claims, ...bridge(one, settled[index + 1])])
}

const whole = ({ from, to }: Segment, type: Claim['type']): Claim => ({ type, from, to })

const isSecret = ({ segment, claims }: Judged): boolean =>
  claims.some(({ type }) => type !== 'KEEP') && codeText(segment).length >= TELLING_DIGITS

function judge(segment: Segment, before: readonly Judged[]): Claim[] {
  if (countsLikewise(segment, before.at(-1))) return [whole(segment, 'KEEP')]
  const explained = explains(
    segment,
    before.slice(-LOOK_BACK).some((one) => goesOn(segment, one)),
  )
  const type = kindOfNumber(segment)
  if (explained === undefined) return [whole(segment, type)]
  return explained.from === segment.from ? [explained] : [{ type, from: segment.from, to: explained.from }, explained]
}

/** A bare number soon after one that counts something, where no number was asked for. */
function countsLikewise(segment: Segment, last: Judged | undefined): boolean {
  if (last === undefined || last.claims.at(-1)?.type !== 'KEEP' || last.segment.speech !== segment.speech) return false
  if (segment.from - last.segment.to > SAME_MEANING_WITHIN || !isOneValue(segment)) return false
  const [first] = segment.pieces
  if (first === undefined || first.code.text.startsWith('0') || codeText(segment).length > 4) return false
  return segment.speech.requested.length === 0 && sameClause(segment, last.segment)
}

function sameClause(segment: Segment, last: Segment): boolean {
  for (let index = last.to; index < segment.from; index += 1) {
    const norm = segment.speech.norm(index)
    if (RANGE.has(norm) || speaksOfMoney(norm)) return true
  }
  return false
}

/** True when a number of a person was being said just before, by either party. */
function goesOn(segment: Segment, last: Judged): boolean {
  if (last.claims.every(({ type }) => type === 'KEEP')) return false
  return segment.from - last.segment.to <= GOES_ON_WITHIN && codeText(last.segment).length > 1
}

/** "elf tot achttien juli": the first figure is explained by what explains the second. */
function opensRange({ segment, claims }: Judged, next: Judged | undefined): boolean {
  if (next === undefined || next.segment.speech !== segment.speech || claims.length > 1) return false
  if (segment.pieces.length > 2 || codeText(segment).length > 4 || next.segment.from !== segment.to + 1) return false
  return RANGE.has(segment.speech.norm(segment.to)) && next.claims[0]?.type === 'KEEP'
}

/** A lone letter or article is part of a number when only connecting words stand between them. */
function fromNeighbour({ segment }: Judged, neighbours: readonly (Judged | undefined)[], before: readonly Judged[]): Claim[] {
  if (isArticle(segment)) return []
  const wanted = segment.speech.requested.some((topic) => LETTERED.has(topic))
  if (isLoneLetter(segment) && (wanted || before.some((one) => goesOn(segment, one)))) return [whole(segment, 'CUSTOMER_ID')]
  for (const other of neighbours) {
    const mask = other?.claims.find(({ type }) => type !== 'KEEP')
    if (other === undefined || mask === undefined || other.segment.speech !== segment.speech) continue
    const [first, second] = other.segment.from < segment.from ? [other.segment, segment] : [segment, other.segment]
    if (isGlued(first, second)) return [whole(segment, mask.type)]
  }
  return []
}

/** A letter that is no word of the sentence. */
const isLoneLetter = ({ speech, pieces }: Segment): boolean =>
  pieces.every(
    ({ code, index }) =>
      code.kind === 'letter' && (/^[bcdfghjklpqrvwxz]$/.test(code.text) || /^\p{Lu}$/u.test(speech.atom(index).text)),
  )

/** "een" before a word is the article. */
function isArticle({ speech, to, pieces }: Segment): boolean {
  const next = speech.norm(to)
  return pieces.length === 1 && ['een', 'a', 'one', 'i'].includes(speech.norm(to - 1)) && next !== '' && !isGlue(next)
}

/** The signs between two pieces that are masked tell nothing, but belong to the value. */
function bridge({ segment, claims }: Judged, next: Judged | undefined): Claim[] {
  const [before, after] = [claims.at(-1), next?.claims[0]]
  if (before === undefined || after === undefined || before.type === 'KEEP' || after.type === 'KEEP') return []
  if (next === undefined || next.segment.speech !== segment.speech || !isReadOut(segment, next.segment)) return []
  return [{ type: before.type, from: before.to, to: after.from }]
}

function isGlued(first: Segment, second: Segment): boolean {
  if (second.from - first.to > GLUE_LIMIT) return false
  for (let index = first.to; index < second.from; index += 1) if (!isGlue(first.speech.norm(index))) return false
  return true
}

function isReadOut(first: Segment, second: Segment): boolean {
  for (let index = first.to; index < second.from; index += 1) if (!SIGNS.has(first.speech.norm(index))) return false
  return second.from - first.to <= GLUE_LIMIT
}
