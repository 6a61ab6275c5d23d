// The works council's report, for a manager to show or print.
import { Hono } from 'hono'
import { quarterOf } from '../../models/evaluation.ts'
import { readChance } from '../../models/store/chance-figures.ts'
import { readDisposals } from '../../models/store/disposals.ts'
import { listHeads } from '../../models/store/ledger-heads.ts'
import { listQuarterDraws } from '../../models/store/quarter-draws.ts'
import { readSampling } from '../../models/store/sampling.ts'
import { reportPage } from '../pages/report.ts'
import { requireRole } from '../session.ts'
import type { Tools, Web } from '../tools.ts'

const DISPOSALS = 100

export function reportRoutes({ store, now, ...tools }: Tools): Hono<Web> {
  return new Hono<Web>().get('/verantwoording', requireRole({ store, now, ...tools }, 'manager'), async (c) => {
    const at = now()
    const quarter = quarterOf(at)
    const [teams, chance] = await Promise.all([readSampling(store, at), readChance(store, at)])
    const [quarters, heads] = await Promise.all([listQuarterDraws(store), listHeads(store, quarter)])
    const disposals = await readDisposals(store, DISPOSALS)
    return c.html(reportPage({ viewer: c.var.person, at: at.toISOString(), quarter, teams, chance, quarters, heads, disposals }))
  })
}
