// Numbers as they are spoken: which word gives which digits. "vierendertig", "vier en dertig" and "34" are the same.

const UNITS = `nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
  achttien negentien`.split(/\s+/)
const TENS = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ')
const VARIANTS: Readonly<Record<string, string>> = {
  oh: '0',
  noel: '0',
  zeuven: '7',
  zeve: '7',
  neuge: '9',
  nege: '9',
  zevens: '7',
  negens: '9',
  twie: '2',
  dertiende: '',
  tachentig: '80',
  veertien: '14',
  enen: '1',
  ene: '1',
  honderd: '100',
  duizend: '1000',
  honderden: '',
  duizenden: '',
}
const BELOW_HUNDRED = belowHundred()
const LONGEST = 60

function belowHundred(): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (const [value, word] of UNITS.entries()) words.set(word, String(value))
  for (const [tens, word] of TENS.entries()) {
    words.set(word, String((tens + 2) * 10))
    for (const [unit, head] of UNITS.slice(1, 10).entries()) {
      for (const link of ['en', 'n', 'enen']) words.set(head + link + word, String((tens + 2) * 10 + unit + 1))
    }
  }
  for (const [word, digits] of Object.entries(VARIANTS)) if (digits !== '') words.set(word, digits)
  return words
}

const numbers = new Map<string, string | undefined>()

/** The digits that a word in plain spelling stands for, or undefined when it is no number. */
export function numberOf(word: string): string | undefined {
  const small = BELOW_HUNDRED.get(word)
  if (small !== undefined) return small
  if (word.length < 6 || word.length > LONGEST) return undefined
  if (!numbers.has(word)) {
    if (numbers.size > 20_000) numbers.clear()
    numbers.set(word, large(word) ?? inARow(word))
  }
  return numbers.get(word)
}

function large(word: string): string | undefined {
  for (const [scale, name] of [
    [1000, 'duizend'],
    [100, 'honderd'],
  ] as const) {
    const at = word.indexOf(name)
    if (at < 0) continue
    const head = at === 0 ? 1 : Number(numberOf(word.slice(0, at)) ?? Number.NaN)
    const rest = word.slice(at + name.length).replace(/^en(?=.)/, '')
    const tail = rest === '' ? 0 : Number(numberOf(rest) ?? numberOf(`en${rest}`) ?? Number.NaN)
    const value = head * scale + tail
    return Number.isNaN(value) ? undefined : String(value)
  }
  return undefined
}

/** "nulzes", "zevenzeven": digits written together by the speech model. */
function inARow(word: string): string | undefined {
  for (let at = 3; at <= word.length - 3; at += 1) {
    const head = BELOW_HUNDRED.get(word.slice(0, at))
    if (head === undefined) continue
    const tail = BELOW_HUNDRED.get(word.slice(at)) ?? inARow(word.slice(at))
    if (tail !== undefined) return head + tail
  }
  return undefined
}
