// Where a pipeline offers a call, and hears whether its recording is wanted. Only metadata comes here.
import { Hono } from 'hono'
import { parseOffer, type Offer } from '../../models/call.ts'
import { decideOffer } from '../../models/store/offers.ts'
import { requireFeeder } from '../session.ts'
import type { Tools, Web } from '../tools.ts'
import { parsedBy } from './input.ts'

const withOffer = parsedBy<Offer>(parseOffer)

export const callRoutes = (tools: Tools) =>
  new Hono<Web>().post('/', requireFeeder(tools), withOffer, async (c) => {
    const { store, now, settings } = tools
    const { minCallMs, maxRetentionDays } = settings
    const { callId, until } = await decideOffer(store, c.req.valid('json'), { now: now(), minCallMs, maxRetentionDays })
    if (callId === undefined) return c.json({ wanted: [] })
    return c.json({ wanted: [{ purpose: 'training', until }], upload: `/v1/recordings/${callId}` })
  })
