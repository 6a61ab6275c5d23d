// The description of the API, for people.
import { Hono } from 'hono'
import { jsonSchemaOf } from '../openapi/document.ts'
import { OPERATIONS } from '../openapi/operations.ts'
import { descriptionPage, type DescribedOperation } from '../pages/description.ts'
import type { Web } from '../tools.ts'

export function descriptionRoutes(): Hono<Web> {
  const operations = OPERATIONS.map(({ query, body, answers, ...rest }): DescribedOperation => {
    const asked = body === 'recording' ? 'application/octet-stream' : body && jsonSchemaOf(body)
    const told = Object.entries(answers).map(([status, answer]) => ({ status, schema: typeof answer === 'object' ? jsonSchemaOf(answer) : undefined }))
    return { ...rest, query: query && jsonSchemaOf(query), asked, told }
  })
  return new Hono<Web>().get('/api', (c) => c.html(descriptionPage(operations)))
}
