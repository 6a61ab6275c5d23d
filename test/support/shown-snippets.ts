// Made-up view data for the pages: a conversation with word times, a list, teams with figures.
import type { ShownClip, ShownTurn, ShownWord } from '../../api/pages/shown.ts'
import type { TeamSampling } from '../../models/sampling.ts'
import type { SnippetSummary } from '../../models/snippet.ts'
import { span, subtract, union } from '../../models/span.ts'
import type { Speaker } from '../../models/transcript.ts'

const WORD_MS = 300
const PAUSE_MS = 400
const CONVERSATION: ReadonlyArray<readonly [Speaker, string]> = [
  ['agent', 'Goedemiddag, u spreekt met [NAAM-1] van de klantenservice. Waarmee kan ik u helpen?'],
  ['caller', 'Ja, hallo, u spreekt met [NAAM-2] [+] Ik heb een rekening gekregen en die klopt volgens mij niet.'],
  ['agent', 'Dat is vervelend. Ik kijk even met u mee. Wat klopt er volgens u niet?'],
  ['caller', 'Nou, er staat twee keer een voorschot op, en […] [+] dat heb ik in september al betaald.'],
  ['agent', 'Ik begrijp het. Het zit zo: het eerste bedrag is de afrekening over vorig jaar, het tweede is uw nieuwe termijnbedrag.'],
  ['caller', 'O, zo. Maar waarom staat dat dan niet gewoon op de rekening?'],
  ['agent', 'Daar hebt u gelijk in. Ik stuur u een bericht op [E-MAIL-1] [+] waarin het per regel staat uitgelegd.'],
]

/** `[NAAM-1]` is a placeholder, `[+]` a hidden word that belongs to the one before. */
export const TURNS: readonly ShownTurn[] = spoken(CONVERSATION)

export const SNIPPET_MS = TURNS.at(-1)?.endMs ?? 0

export const CLIP: ShownClip = {
  src: '/v1/snippets/0b7f1f4e-0000-4000-8000-000000000001/clip',
  lengthMs: SNIPPET_MS,
  ...heard(),
}

export const SUMMARY: SnippetSummary = {
  id: '0b7f1f4e-0000-4000-8000-000000000001',
  team: 'klantenservice',
  teamName: 'Klantenservice',
  week: '2026-11-16',
  theme: 'billing',
  reason: 'explanation',
  until: '2026-12-31',
  reviewed: false,
  learningMoment: false,
  hasClip: true, stay: 'evaluation',
}

export const SUMMARIES: readonly SnippetSummary[] = [
  SUMMARY,
  summary(2, { theme: 'complaint', reason: 'objection', teamName: 'Verhuizingen en aansluitingen', team: 'verhuizingen' }),
  summary(3, { theme: 'fault', reason: 'emotion', reviewed: true, learningMoment: true }),
  summary(4, { theme: 'question', reason: 'talk', hasClip: false }),
  summary(5, { week: '2026-11-09', theme: 'contract', reason: 'misunderstanding', reviewed: true }),
  summary(6, { week: '2026-11-09', theme: 'delivery', reason: 'solution', reviewed: true }),
  summary(7, { week: '2026-11-09', theme: 'change', reason: 'closing' }),
]

export const TEAMS: readonly TeamSampling[] = [
  {
    ...team('klantenservice', 'Klantenservice'),
    offered: 1240,
    drawn: 131,
    refused: { 'opted-out': 31, 'too-short': 74, private: 4 },
    waiting: 2,
    prepared: 126,
    failed: 3,
    snippets: 214,
    textOnly: { 'leak-heard': 5, 'heard-badly': 3 },
    reviewed: 160,
  },
  { ...team('verhuizingen', 'Verhuizingen en aansluitingen'), agentCount: 9, fraction: 0.125, consentDate: null, offered: 210, refused: { 'no-consent': 210 } },
  { ...team('small-teams', 'Kleine teams'), small: true, agentCount: 7, ceiling: 0.15, consentDate: null },
]

function summary(number: number, changed: Partial<SnippetSummary>): SnippetSummary {
  return { ...SUMMARY, id: `0b7f1f4e-0000-4000-8000-00000000000${number}`, ...changed }
}

function team(id: string, name: string): TeamSampling {
  const nothing = { offered: 0, drawn: 0, refused: {}, waiting: 0, prepared: 0, failed: 0, snippets: 0, textOnly: {}, reviewed: 0 }
  const agreed = { fraction: 0.1, ceiling: 0.2, version: 3, consentDate: '2026-09-03', setAt: '2026-10-01T07:12:00.000Z', setBy: 'Manon Verzonnen' }
  return { team: id, name, agentCount: 14, small: false, ...agreed, ...nothing }
}

function spoken(lines: typeof CONVERSATION): ShownTurn[] {
  const turns: ShownTurn[] = []
  for (const [speaker, text] of lines) {
    const startMs = (turns.at(-1)?.endMs ?? -PAUSE_MS) + PAUSE_MS
    const words = text.split(' ').map((word, at) => shownWord(word, startMs + at * WORD_MS))
    turns.push({ speaker, channel: speaker === 'agent' ? 0 : 1, startMs, endMs: startMs + words.length * WORD_MS, words })
  }
  return turns
}

function shownWord(word: string, startMs: number): ShownWord {
  const time = span(startMs, startMs + WORD_MS)
  if (word === '[+]') return { ...time, shown: false }
  return word.startsWith('[') ? { ...time, shown: false, placeholder: word } : { ...time, shown: true, text: word }
}

/** What is shown can be heard; all else of either channel is muted. */
function heard(): Pick<ShownClip, 'passed' | 'masked'> {
  const on = [0, 1].map((channel) => {
    const shown = TURNS.filter((turn) => turn.channel === channel).flatMap(({ words }) => words.filter((word) => word.shown))
    const passed = union(shown.map(({ startMs, endMs }) => span(startMs, endMs)))
    return { channel, passed, masked: subtract([span(0, SNIPPET_MS)], passed) }
  })
  const spans = (kind: 'passed' | 'masked') => on.flatMap(({ channel, ...found }) => found[kind].map((one) => ({ ...one, channel })))
  return { passed: spans('passed'), masked: spans('masked') }
}
