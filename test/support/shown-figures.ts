// Made-up figures for the pages of managers and operators.
import type { OperationView } from '../../api/pages/operation.ts'
import type { ReportView } from '../../api/pages/report.ts'
import type { TeamView } from '../../api/pages/team.ts'
import type { Outlook } from '../../models/outlook.ts'
import type { ChanceFigures } from '../../models/sampling.ts'

export const OUTLOOK: Outlook = { team: 'klantenservice', eligiblePerWeek: 120, listenMsPerCall: 110_000, workMsPerCall: 240_000, expiring: 12 }

export const TEAM_VIEW: Omit<TeamView, 'viewer'> = {
  team: {
    id: 'klantenservice',
    name: 'Klantenservice',
    own: {
      isSmall: false,
      rules: { version: 1, method: 'deck', capPerMonth: 6, minTalkMs: 60_000, review: 'week' },
      language: 'nl',
      readableKinds: ['PLACE'],
      strength: 'disguised',
      vocabulary: ['Zonnestroom Plus', 'Alles-in-1'],
      evaluations: [{ quarter: '2026-Q4', day: '2026-12-31' }],
      changes: [
        { what: 'evaluation', value: { quarter: '2026-Q3', day: '2026-09-30', held: true }, setAt: '2026-09-30T13:30:00.000Z', setBy: 'Manon Verzonnen', why: '' },
        { what: 'rules', value: { method: 'deck', capPerMonth: 6, minTalkMs: 60_000, review: 'week' }, setAt: '2026-09-14T07:12:00.000Z', setBy: 'Manon Verzonnen', why: 'Elke medewerker even vaak' },
        { what: 'strength', value: 'revoiced', setAt: '2026-09-03T09:00:00.000Z', setBy: 'operator', why: 'afspraak met de ondernemingsraad' },
      ],
    },
  },
  history: [
    { version: 2, fraction: 0.125, setAt: '2026-10-01T07:12:00.000Z', setBy: 'Manon Verzonnen', why: 'Er was te weinig stof voor een leeravond met de hele groep van het team' },
    { version: 1, fraction: 0.1, setAt: '2026-09-03T09:00:00.000Z', setBy: 'operator', why: 'first' },
  ],
  quarters: ['2026-Q4', '2026-Q3'],
}

const { own, ...smallTeam } = TEAM_VIEW.team
export const SMALL_TEAM_VIEW: typeof TEAM_VIEW = { ...TEAM_VIEW, team: { ...smallTeam, ...(own && { own: { ...own, isSmall: true, changes: [] } }) }, history: [] }

export const FAULT: NonNullable<TeamView['fault']> = {
  form: 'rules',
  code: 'request-faulty',
  filled: { method: 'deck', cap: '0', minTalk: '60', review: 'week', why: ' ' },
  fields: ['cap', 'why'],
}

export const OPERATION: Omit<OperationView, 'viewer'> = {
  jobs: [
    { queue: 'prepare', state: 'waiting', count: 3 },
    { queue: 'prepare', state: 'active', count: 1 },
  ],
  calls: [
    { name: 'drawn', count: 2 },
    { name: 'failed', count: 1 },
  ],
  failures: [{ name: 'recording-unreadable', count: 1 }],
  flags: [{ team: 'klantenservice', flag: 'channels-doubtful', count: 3 }],
  held: [
    { kind: 'recordings', count: 3, pastTerm: 0 },
    { kind: 'snippets', count: 214, pastTerm: 2 },
  ],
  oldestWaitingSeconds: 540,
  pace: 1.4,
}

const OPEN_HOURS = [8, 9, 10, 11, 12, 13, 14, 15, 16]
export const CHANCE: ChanceFigures = {
  team: 'klantenservice',
  eligible: 1890,
  expected: 189,
  drawn: 176,
  interval: { least: 0.08, most: 0.107 },
  fits: { agents: { groups: 8, chance: 0.62 }, hours: { groups: 9, chance: 0.31 }, weekdays: { groups: 5, chance: 0.004 } },
  hours: OPEN_HOURS.map((at, index) => ({ at, eligible: 210, expected: 21, drawn: 14 + ((index * 5) % 13) })),
  weekdays: [1, 2, 3, 4, 5].map((at) => ({ at, eligible: 378, expected: 38, drawn: at === 1 ? 62 : 29 })),
}

export const REPORT: Omit<ReportView, 'viewer' | 'teams' | 'chance'> = {
  at: '2026-11-26T08:00:00.000Z',
  quarter: '2026-Q4',
  quarters: [
    { quarter: '2026-Q4', commitment: '5e'.repeat(32), nonce: 'appeltaart met slagroom', releasedAt: null },
    { quarter: '2026-Q3', commitment: 'a7'.repeat(32), nonce: null, releasedAt: '2026-10-02T06:00:00.000Z' },
  ],
  heads: [{ day: '2026-11-25', seq: 1890, hash: '3c'.repeat(32) }],
  disposals: [{ at: '2026-11-25T03:00:00.000Z', rule: 'term', kind: 'snippet', count: 42 }],
}
