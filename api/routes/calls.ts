// Where a pipeline offers a call, and hears whether its recording is wanted. Only metadata comes here.
import { Hono } from 'hono'
import { parseOffer } from '../../models/call.ts'
import { decideOffer } from '../../models/store/offers.ts'
import { requireFeeder } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { readJson } from './input.ts'

export const callRoutes = (tools: Tools): Hono<Web> =>
  new Hono<Web>().post('/', requireFeeder(tools), async (c) => {
    const { store, now, settings } = tools
    const offer = parseOffer(await readJson(c))
    const { minCallMs, maxRetentionDays } = settings
    const { callId, until } = await decideOffer(store, offer, { now: now(), minCallMs, maxRetentionDays })
    if (callId === undefined) return c.json({ wanted: [] })
    return c.json({ wanted: [{ purpose: 'training', until }], upload: `/v1/recordings/${callId}` })
  })
