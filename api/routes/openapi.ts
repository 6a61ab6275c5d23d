// The description of the API, for programs.
import { Hono } from 'hono'
import { openApiDocument } from '../openapi/document.ts'
import type { Web } from '../tools.ts'

export function openApiRoutes() {
  const document = openApiDocument()
  return new Hono<Web>().get('/openapi.json', (c) => c.json(document))
}
