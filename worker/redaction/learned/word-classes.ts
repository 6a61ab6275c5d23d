// Words by what they mean: animals, buildings, feasts. A compound is what its last part is.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = join(import.meta.dirname, 'word-classes.txt')
const PART = 4

let read: ReadonlyMap<string, readonly string[]> | undefined

/** The classes of a word; of a longer word those of the longest word that it ends in. */
export function wordClasses(norm: string): readonly string[] {
  const classes = (read ??= readClasses())
  for (const form of formsOf(norm)) {
    const own = classes.get(form)
    if (own !== undefined) return own
  }
  for (let at = 2; at <= norm.length - PART; at += 1)
    for (const form of formsOf(norm.slice(at))) {
      const own = form.length >= PART ? classes.get(form) : undefined
      if (own !== undefined) return own
    }
  return []
}

/** The word, and without the endings of many, small and bent ones. */
function formsOf(norm: string): string[] {
  const forms = [norm]
  for (const ending of ['etje', 'tje', 'pje', 'je', 'ke', 'en', 's', 'e', 'tjes', 'jes'])
    if (norm.length > ending.length + 2 && norm.endsWith(ending)) forms.push(norm.slice(0, -ending.length))
  return forms
}

function readClasses(): ReadonlyMap<string, readonly string[]> {
  const classes = new Map<string, string[]>()
  for (const line of readFileSync(FILE, 'utf8').split('\n')) {
    if (line.startsWith('#')) continue
    const [name, words] = line.split(':')
    if (name === undefined || words === undefined) continue
    for (const word of words.trim().split(/\s+/)) {
      const own = classes.get(word)
      if (own === undefined) classes.set(word, [name])
      else own.push(name)
    }
  }
  return classes
}
