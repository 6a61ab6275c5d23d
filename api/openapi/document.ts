// The OpenAPI 3.1 description, made of the operations and their schemas; nothing in it is written twice.
import { STATUS_CODES } from 'node:http'
import { z } from 'zod'
import { problem } from './answers.ts'
import { OPERATIONS, type Asker, type Operation } from './operations.ts'

type Json = Readonly<Record<string, unknown>>

export const openApiDocument = (): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Steekproef',
    version: '1',
    description: 'Pipelines offer calls and send the recordings that are asked for; people read, hear and review snippets. Failures come as problem details.',
  },
  paths: pathsOf(OPERATIONS),
  components: {
    securitySchemes: {
      feeder: { type: 'http', scheme: 'bearer', description: 'of a pipeline: npm run people -- feeder NAME' },
      person: { type: 'apiKey', in: 'cookie', name: 'steekproef', description: 'a session, from a sign-in link; what changes something also needs an Origin' },
    },
  },
})

/** What a request has to be, not what is made of it. Rules beyond a schema are told in the answer when they are broken. */
export function jsonSchemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' })
  return rest
}

const pathsOf = (operations: readonly Operation[]): Json =>
  Object.fromEntries([...Map.groupBy(operations, ({ path }) => path)].map(([path, ours]) => [path, Object.fromEntries(ours.map((one) => [one.method, describe(one)]))]))

function describe({ path, summary, asker, query, body, answers, problems }: Operation): Json {
  const parameters = [...(path.includes('{id}') ? [ID] : []), ...(query ? queryParameters(query) : [])]
  const good = Object.entries(answers).map(([status, answer]) => [status, answerOf(Number(status), answer)] as const)
  const faulty = problems.map((status) => [String(status), PROBLEM(status)] as const)
  return {
    summary,
    security: SECURITY[asker],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: body === 'recording' ? { 'application/octet-stream': {} } : json(body) } }),
    responses: Object.fromEntries([...good, ...faulty]),
  }
}

const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
const SECURITY: Readonly<Record<Asker, readonly Json[]>> = { feeder: [{ feeder: [] }], person: [{ person: [] }], manager: [{ person: [] }], anybody: [] }

const json = (schema: z.ZodType): Json => ({ 'application/json': { schema: jsonSchemaOf(schema) } })

const queryShape = z.looseObject({ properties: z.record(z.string(), z.unknown()) })

const queryParameters = (query: z.ZodType): Json[] =>
  Object.entries(queryShape.parse(jsonSchemaOf(query)).properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))

function answerOf(status: number, answer: z.ZodType | 'clip' | 'text' | undefined): Json {
  const description = STATUS_CODES[status]
  if (answer === undefined) return { description }
  if (answer === 'clip') return { description, content: { 'audio/ogg': {} } }
  if (answer === 'text') return { description, content: { 'text/plain': {} } }
  return { description, content: json(answer) }
}

const PROBLEM = (status: number): Json => ({ description: STATUS_CODES[status], content: { 'application/problem+json': { schema: jsonSchemaOf(problem) } } })
