// Made-up figures for the pages of managers and operators.
import type { OperationView } from '../../api/pages/operation.ts'
import type { TeamView } from '../../api/pages/team.ts'
import type { Outlook } from '../../models/outlook.ts'

export const OUTLOOK: Outlook = { team: 'klantenservice', eligiblePerWeek: 120, listenMsPerCall: 110_000, workMsPerCall: 240_000, expiring: 12 }

export const TEAM_VIEW: Omit<TeamView, 'viewer'> = {
  team: {
    id: 'klantenservice',
    name: 'Klantenservice',
    own: { vocabulary: ['Zonnestroom Plus', 'Alles-in-1'], evaluations: [{ quarter: '2026-Q4', day: '2026-12-31' }] },
  },
  history: [
    { version: 2, fraction: 0.125, setAt: '2026-10-01T07:12:00.000Z', setBy: 'Manon Verzonnen', why: 'Er was te weinig stof voor een leeravond met de hele groep van het team' },
    { version: 1, fraction: 0.1, setAt: '2026-09-03T09:00:00.000Z', setBy: 'operator', why: 'first' },
  ],
  quarters: ['2026-Q4', '2026-Q3'],
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
  held: [
    { kind: 'recordings', rule: 'sealed, deleted unheard after 24 hours', count: 3, pastTerm: 0 },
    { kind: 'snippets', rule: 'until the evaluation of their team, or while held', count: 214, pastTerm: 2 },
  ],
  oldestWaitingSeconds: 540,
  pace: 1.4,
}
