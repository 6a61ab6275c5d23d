// Style sheets and scripts for the pages. They are read once, so no address can reach any other file.
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { Failure } from '../../models/failure.ts'
import type { Web } from '../tools.ts'

const FOLDER = resolve(import.meta.dirname, '../public')
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** A browser may keep them, and asks each time whether they are still the same. */
export function publicRoutes(): Hono<Web> {
  const names = readdirSync(FOLDER).filter((name) => extname(name) in TYPES)
  const files = new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(FOLDER, name)))]))
  return new Hono<Web>().get('/:name', etag(), (c) => {
    const name = c.req.param('name')
    const bytes = files.get(name)
    if (!bytes) throw new Failure('not-found')
    return c.body(bytes, 200, { 'Content-Type': TYPES[extname(name)] ?? '', 'Cache-Control': 'no-cache' })
  })
}
