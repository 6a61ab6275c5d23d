// A leak that somebody reported: the snippet goes, whoever answers for privacy is told, and a note remains by which the chain is mended.
import { Hono } from 'hono'
import { listLeaks, seeLeak } from '../../models/store/leaks.ts'
import { withdrawSnippet, type Withdrawal } from '../../models/store/snippets.ts'
import { listTeams } from '../../models/store/teams.ts'
import { leaksPage } from '../pages/leaks.ts'
import { requireRole } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { readId } from './input.ts'

/** Managers find the note on their pages; for whoever watches the process there is a line in the log and a figure in the metrics. */
export async function reportLeak({ store, log, now }: Tools, withdrawal: Withdrawal): Promise<void> {
  await withdrawSnippet(store, withdrawal, now())
  log.warn('A leak was reported: a snippet is withdrawn, and a manager has to see to it.', { snippetId: withdrawal.id, code: 'leak-reported' })
}

/** The notes, for developers: everything that is known of each, and nothing personal. */
export const leakRoutes = (tools: Tools) =>
  new Hono<Web>().get('/', requireRole(tools, 'manager'), async (c) => c.json({ leaks: await listLeaks(tools.store, tools.now()) }))

export function leakPages(tools: Tools): Hono<Web> {
  const { store, now } = tools
  const manager = requireRole(tools, 'manager')
  return new Hono<Web>()
    .get('/meldingen', manager, async (c) => {
      const names = new Map((await listTeams(store)).map(({ id, name }) => [id, name]))
      const notes = await listLeaks(store, now())
      return c.html(leaksPage({ viewer: c.var.person, notes: notes.map((note) => ({ ...note, team: names.get(note.team) ?? note.team })) }))
    })
    .post('/meldingen/:id', manager, async (c) => {
      await seeLeak(store, { id: readId(c), person: c.var.person.id }, now())
      return c.redirect('/meldingen', 303)
    })
}
