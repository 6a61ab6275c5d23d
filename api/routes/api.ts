// The API of version 1, in one piece so that a client can be typed by it.
import { Hono } from 'hono'
import type { Tools, Web } from '../tools.ts'
import { callRoutes } from './calls.ts'
import { healthRoutes } from './health.ts'
import { leakRoutes } from './leaks.ts'
import { ledgerRoutes } from './ledger.ts'
import { openApiRoutes } from './openapi.ts'
import { recordingRoutes } from './recordings.ts'
import { samplingRoutes } from './sampling.ts'
import { snippetRoutes } from './snippets.ts'

export const apiRoutes = (tools: Tools) =>
  new Hono<Web>()
    .route('/calls', callRoutes(tools))
    .route('/recordings', recordingRoutes(tools))
    .route('/snippets', snippetRoutes(tools))
    .route('/sampling', samplingRoutes(tools))
    .route('/leaks', leakRoutes(tools))
    .route('/', ledgerRoutes(tools))
    .route('/', openApiRoutes())
    .route('/', healthRoutes(tools))
