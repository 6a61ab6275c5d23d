// What the demonstration prints at its end: a short table, one snippet as a trainer sees it, and where to look.
import { shownText } from '../../models/snippet.ts'
import { issueLink } from '../../models/store/people.ts'
import { listSnippets, readSnippet } from '../../models/store/snippets.ts'
import type { Figures } from './count.ts'
import type { Stage } from './stage.ts'

const LINE_WIDTH = 96
const SPEAKERS = { agent: 'medewerker', caller: 'beller', unknown: 'gesprek' } as const

export async function printReport(stage: Stage, figures: Figures): Promise<void> {
  const lines = [...table(figures), ...(await oneSnippet(stage)), ...(await addresses(stage))]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function table(figures: Figures): string[] {
  const rows: ReadonlyArray<readonly [string, string | number]> = [
    ['aangeboden / offered', figures.offered],
    ['getrokken / drawn', figures.drawn],
    ['voorbereid / prepared', figures.prepared],
    ['mislukt / failed', figures.failed],
    ['fragmenten / snippets', figures.snippets],
    ['audio', `${figures.audioSeconds} s in ${figures.wallSeconds} s`],
    ['woorden gehoord, getoond / words heard, shown', `${figures.wordsHeard}, ${figures.wordsShown}`],
    ['persoonlijk leesbaar / personal words readable', figures.leaks],
    ['persoonlijk hoorbaar / personal words audible', figures.audibleLeaks],
  ]
  return ['', ...rows.map(([name, value]) => `  ${name.padEnd(48)} ${String(value).padStart(14)}`)]
}

async function oneSnippet({ store, people }: Stage): Promise<string[]> {
  const { items } = await listSnippets(store, { page: 1, pageSize: 1 }, new Date())
  const first = items[0]
  if (!first) return ['', '  Deze keer is er niets getrokken. / Nothing was drawn this time.']
  const { content } = await readSnippet(store, { id: first.id, person: people.trainer }, new Date())
  const turns = content.excerpt.turns.map((turn) => wrapped(`${SPEAKERS[turn.speaker].padStart(10)}  `, shownText(turn)))
  return ['', `  Een fragment / a snippet (${first.team}, week van ${first.week})`, '', ...turns.flat()]
}

async function addresses({ store, people, address }: Stage): Promise<string[]> {
  const link = async (id: string) => `${address}/inloggen#${await issueLink(store, id, new Date())}`
  return [
    '',
    `  Trainer   ${await link(people.trainer)}`,
    `  Manager   ${await link(people.manager)}`,
    '  (elke link werkt één keer, tien minuten lang / each link works once, for ten minutes)',
    '',
    '  Ctrl-C stopt alles. / Ctrl-C stops everything.',
  ]
}

function wrapped(label: string, text: string): string[] {
  const indent = ' '.repeat(label.length)
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line.length + word.length + indent.length < LINE_WIDTH) lines[lines.length - 1] = line ? `${line} ${word}` : word
    else lines.push(word)
  }
  return lines.map((line, index) => (index === 0 ? label : indent) + line)
}
