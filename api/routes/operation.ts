// The page of whoever keeps the installation running.
import { Hono } from 'hono'
import { readMeasures } from '../../models/store/measures.ts'
import { operationPage } from '../pages/operation.ts'
import { requireRole } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { countJobs } from './queue-counts.ts'

export const operationRoutes = (tools: Tools): Hono<Web> =>
  new Hono<Web>().get('/verwerking', requireRole(tools, 'manager'), async (c) => {
    const [{ calls, failures, flags, held, oldestWaitingSeconds, work }, jobs] = await Promise.all([readMeasures(tools.store, tools.now()), countJobs(tools.queues)])
    return c.html(
      operationPage({
        viewer: c.var.person,
        jobs,
        calls: calls.map(({ state, count }) => ({ name: state, count })),
        failures: failures.map(({ code, count }) => ({ name: code, count })),
        flags,
        held,
        oldestWaitingSeconds,
        pace: work.workMs === 0 ? 0 : work.audioMs / work.workMs,
      }),
    )
  })
