// Writes out the words of a Hunspell dictionary with their endings and prefixes; compounding rules are left to compounds.ts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Rule = Readonly<{ strip: string; add: string; flags: readonly string[]; fits: RegExp }>
type Affix = Readonly<{ prefix: boolean; rules: Rule[] }>

/** Every form of every entry of the dictionary in `folder` (index.aff, index.dic). */
export function wordForms(folder: string): string[] {
  const rules = readFileSync(join(folder, 'index.aff'), 'utf8')
  const parted = flagsOf(rules)
  const affixes = readAffixes(rules, parted)
  const forms = new Set<string>()
  for (const line of readFileSync(join(folder, 'index.dic'), 'utf8').split('\n').slice(1)) {
    const [word = '', flags = ''] = (line.trim().split(/\s+/)[0] ?? '').split('/')
    if (word !== '') expand({ word, flags: parted(flags), depth: 0 }, affixes, forms)
  }
  return [...forms]
}

type Parted = (flags: string) => string[]

/** Flags are two characters each where the rules say `FLAG long`, else one. */
const flagsOf = (rules: string): Parted =>
  /^FLAG long/m.test(rules) ? (flags) => flags.match(/../g) ?? [] : (flags) => [...flags]

function readAffixes(text: string, parted: Parted): Map<string, Affix> {
  const affixes = new Map<string, Affix>()
  for (const line of text.split('\n')) {
    const [kind = '', flag = '', strip = '', ending = '', fits = '.'] = line.trim().split(/\s+/)
    if (kind !== 'SFX' && kind !== 'PFX') continue
    const known = affixes.get(flag)
    if (known === undefined) {
      affixes.set(flag, { prefix: kind === 'PFX', rules: [] })
      continue
    }
    const [add = '', flags = ''] = ending.split('/')
    const pattern = known.prefix ? `^(?:${fits})` : `(?:${fits})$`
    known.rules.push({ strip: empty(strip), add: empty(add), flags: parted(flags), fits: new RegExp(pattern) })
  }
  return affixes
}

const empty = (part: string): string => (part === '0' ? '' : part)

type Entry = Readonly<{ word: string; flags: readonly string[]; depth: number }>

function expand({ word, flags, depth }: Entry, affixes: Map<string, Affix>, forms: Set<string>): void {
  forms.add(word)
  if (depth > 2) return
  for (const flag of flags) {
    const affix = affixes.get(flag)
    if (affix === undefined) continue
    for (const rule of affix.rules.filter((one) => one.fits.test(word))) {
      const endings = affix.prefix ? flags.filter((other) => affixes.get(other)?.prefix === false) : []
      expand({ word: applied(word, rule, affix.prefix), flags: [...rule.flags, ...endings], depth: depth + 1 }, affixes, forms)
    }
  }
}

const applied = (word: string, { strip, add }: Rule, prefix: boolean): string =>
  prefix ? add + word.slice(strip.length) : word.slice(0, word.length - strip.length) + add
