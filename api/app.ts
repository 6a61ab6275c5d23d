// The web application: what every request passes through, and which routes there are.
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { routePath } from 'hono/route'
import { Failure } from '../models/failure.ts'
import { faultFields } from '../models/log.ts'
import { answerFailure, hardenAnswer, isOurFault } from './respond.ts'
import { apiRoutes } from './routes/api.ts'
import { descriptionRoutes } from './routes/description.ts'
import { endingRoutes } from './routes/ending.ts'
import { formRoutes } from './routes/forms.ts'
import { leakPages } from './routes/leaks.ts'
import { metricRoutes } from './routes/metrics.ts'
import { operationRoutes } from './routes/operation.ts'
import { pageRoutes } from './routes/pages.ts'
import { publicRoutes } from './routes/public.ts'
import { reportRoutes } from './routes/report.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { teamRoutes } from './routes/team.ts'
import type { Tools, Web } from './tools.ts'

export function createApp(tools: Tools): Hono<Web> {
  const app = new Hono<Web>()
  app.use(accountFor(tools))
  app.use(methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }))
  app.route('/v1', apiRoutes(tools))
  app.route('/public', publicRoutes())
  app.route('/', descriptionRoutes())
  app.route('/', signInRoutes(tools))
  app.route('/', pageRoutes(tools))
  app.route('/', formRoutes(tools))
  app.route('/', endingRoutes(tools))
  app.route('/', reportRoutes(tools))
  app.route('/', teamRoutes(tools))
  app.route('/', leakPages(tools))
  app.route('/', operationRoutes(tools))
  app.route('/', metricRoutes(tools))
  app.notFound((c) => answerFailure(c, new Failure('not-found')))
  app.onError((error, c) => {
    const { requestId } = c.var
    if (isOurFault(error)) tools.log.error('A request failed.', { requestId, route: routePath(c, -1), ...faultFields(error) })
    return answerFailure(c, error)
  })
  return app
}

/** An id for every request, headers for every answer, and a line in the log that names the route but never the address. */
const accountFor = ({ log, settings }: Tools) =>
  createMiddleware<Web>(async (c, next) => {
    const startedAt = performance.now()
    const requestId = randomUUID()
    c.set('requestId', requestId)
    await next()
    hardenAnswer(c.res.headers, { requestId, origin: settings.origin ?? new URL(c.req.url).origin })
    const milliseconds = Math.round(performance.now() - startedAt)
    log.info('A request was answered.', { requestId, method: c.req.method, route: routePath(c, -1), status: c.res.status, milliseconds })
  })

const refuseMethod: NonNullable<Parameters<typeof methodNotAllowed<Web>>[0]['onMethodNotAllowed']> = (c, methods) => {
  c.header('Allow', methods.join(', '))
  return answerFailure(c, new Failure('method-refused'))
}
