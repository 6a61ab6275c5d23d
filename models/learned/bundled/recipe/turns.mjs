// What is said in the calls on which redaction is tuned, as lines of text to speak: turns.txt in the working directory.
// node turns.mjs CORPUS_FOLDER
//   The turns of dev-NN.jsonl, but for those with figures in them (the model writes numbers in words). Those that were
//   written as a recogniser would are given a capital, their names' capitals and a final mark; those in which a word was
//   cut in two are left out. The files held out there are never opened.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const QUESTION = /^(wat|wie|hoe|hoeveel|waar|waarom|wanneer|welke?|mag|kan|kunt|kunnen|heeft|hebt|heb|bent|is|zijn|wilt|wil|zal|zullen|moet|staat|klopt) /i
const NAMES = new Set(['NAME', 'PLACE', 'ORG'])

const [corpus] = process.argv.slice(2)
const files = readdirSync(corpus).filter((file) => /^dev-\d+\.jsonl$/.test(file))
const turns = files.flatMap((file) => readFileSync(join(corpus, file), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)))
const spoken = turns.filter(({ text }) => !/\d/.test(text))
const { words } = JSON.parse(readFileSync('lex.json', 'utf8'))
const known = new Set([...words, ...spoken.filter(({ style }) => style === 'clean').flatMap(({ text }) => wordsOf(text))])
const lines = spoken.filter((turn) => turn.style === 'clean' || !isCut(wordsOf(turn.text))).map((turn) => (turn.style === 'clean' ? turn.text : asWritten(turn)))
writeFileSync('turns.txt', [...new Set(lines), ''].join('\n'))
console.log(`turns.txt: ${new Set(lines).size} lines of ${turns.length} turns`)

function wordsOf(text) {
  return text.toLowerCase().match(/\p{L}+/gu) ?? []
}

/** Whether two words stand apart that are known as one. */
function isCut(words) {
  return words.some((word, index) => index > 0 && word.length + words[index - 1].length > 6 && known.has(words[index - 1] + word))
}

function asWritten({ text, spans }) {
  const letters = [...text]
  const capital = (at) => (letters[at] = letters[at].toUpperCase())
  capital(0)
  for (const { start, end, label } of spans) if (NAMES.has(label)) for (let at = start; at < end; at++) if (isNameWord(text, at)) capital(at)
  return letters.join('') + (/[.?!]$/.test(text) ? '' : QUESTION.test(text) ? '?' : '.')
}

/** Where a word begins that is no particle of a name. */
function isNameWord(text, at) {
  return (at === 0 || text[at - 1] === ' ') && !/^(van|de|der|den|het|ten|ter|te|en|in|aan|bij|la|le|el|op|'t|'s) /.test(text.slice(at))
}
