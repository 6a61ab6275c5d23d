// Reading answers of the web application, which have one shape when something failed.
import assert from 'node:assert/strict'
import { z } from 'zod'

const problemSchema = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int().min(400).max(599),
  code: z.string().regex(/^[a-z-]+$/),
  detail: z.string(),
  details: z.array(z.string()).min(1).optional(),
  requestId: z.uuid(),
})

/** The problem details of an answer, held to their shape. */
export async function problemIn(answer: Response) {
  assert.equal(answer.headers.get('content-type'), 'application/problem+json')
  const problem = problemSchema.parse(await answer.json())
  assert.equal(problem.status, answer.status)
  assert.equal(problem.requestId, answer.headers.get('x-request-id'))
  return problem
}

export async function jsonIn<T>(answer: Response, schema: z.ZodType<T>): Promise<T> {
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-type') ?? '', /^application\/json/)
  return schema.parse(await answer.json())
}
