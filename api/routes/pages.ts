// The pages of a signed-in person. They ask the store for what is on them and leave the showing to api/pages.
import { Hono } from 'hono'
import { z } from 'zod'
import type { SnippetSummary } from '../../models/snippet.ts'
import { readOutlook } from '../../models/store/outlook.ts'
import { readChance } from '../../models/store/chance-figures.ts'
import { readSampling } from '../../models/store/sampling.ts'
import { listSnippets, readSnippet } from '../../models/store/snippets.ts'
import { listTeams } from '../../models/store/teams.ts'
import { listWeeks } from '../../models/store/weeks.ts'
import { listPage } from '../pages/list.ts'
import { samplingPage } from '../pages/sampling.ts'
import { snippetPage } from '../pages/snippet.ts'
import { requireRole } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { listQuery } from './fields.ts'
import { readId, readQuery } from './input.ts'
import { shownSnippet } from './shown.ts'

/** Among how many is looked for the one to review next. */
const LOOK_AHEAD = 100
const pageQuery = listQuery.extend({ notice: z.literal('withdrawn').exactOptional() })

export function pageRoutes(tools: Tools): Hono<Web> {
  const { store, now } = tools
  const people = requireRole(tools, 'trainer', 'manager')
  return new Hono<Web>()
    .get('/', people, async (c) => {
      const { page, pageSize, notice, ...filter } = readQuery(c, pageQuery)
      const { items, total } = await listSnippets(store, { page, pageSize, ...filter }, now())
      const [teams, weeks] = await Promise.all([listTeams(store), listWeeks(store, now())])
      return c.html(listPage({ viewer: c.var.person, items, total, page, pageSize, filter, teams, weeks, ...(notice && { notice }) }))
    })
    .get('/fragment/:id', people, async (c) => {
      const id = readId(c)
      const { summary, content, review } = await readSnippet(store, { id, person: c.var.person.id }, now())
      const { items } = await listSnippets(store, { page: 1, pageSize: LOOK_AHEAD, reviewed: false }, now())
      const next = nextAfter(id, items)
      const known = { ...(review && { review }), ...(next && { next: next.id }) }
      return c.html(snippetPage({ viewer: c.var.person, summary, ...shownSnippet(id, content), ...known }))
    })
    .get('/trekking', requireRole(tools, 'manager'), async (c) =>
      c.html(samplingPage({ viewer: c.var.person, ...(await readDraw(store, now())) })),
    )
}

/** What the page of the draw tells, whether it is asked for or a form on it was not taken. */
export async function readDraw(store: Tools['store'], now: Date) {
  const [teams, outlooks, chance] = await Promise.all([readSampling(store, now), readOutlook(store, now), readChance(store, now)])
  return { teams, outlooks, chance }
}

/** The one behind it in the list, and after the last the first again; none when there is no other. */
function nextAfter(id: string, unreviewed: readonly SnippetSummary[]): SnippetSummary | undefined {
  const next = unreviewed[unreviewed.findIndex((one) => one.id === id) + 1] ?? unreviewed[0]
  return next?.id === id ? undefined : next
}
