// A form that can be mended is shown again on its own page, instead of a page that only says no.
import type { Context } from 'hono'
import type { z } from 'zod'
import { Failure } from '../../models/failure.ts'
import type { FormFault } from '../pages/form.ts'
import { readFields } from './input.ts'

/** What somebody can mend on the page itself, and the status with which it comes. */
const MENDABLE = { 'request-faulty': 400, 'fraction-changed': 409, 'rules-changed': 409, 'fraction-refused': 422 } as const
type Mendable = keyof typeof MENDABLE

export type Fault = FormFault & Readonly<{ code: Mendable }>
type Taking<T> = Readonly<{ schema: z.ZodType<T>; act: (form: T) => Promise<string>; again: (fault: Fault) => Promise<string> }>

/** `act` does what the form asks and gives the address to go on to; `again` gives the page on which it can be mended. */
export async function takeForm<T>(c: Context, { schema, act, again }: Taking<T>): Promise<Response> {
  const filled = await readFields(c)
  const parsed = schema.safeParse(filled)
  const show = async (code: Mendable, fields: readonly string[]) => c.html(await again({ code, filled, fields }), MENDABLE[code])
  if (!parsed.success) return show('request-faulty', parsed.error.issues.map(({ path }) => String(path[0] ?? '')))
  try {
    return c.redirect(await act(parsed.data), 303)
  } catch (error) {
    if (!(error instanceof Failure && isMendable(error.code))) throw error
    return show(error.code, error.details.map((detail) => detail.split(':')[0] ?? ''))
  }
}

const isMendable = (code: string): code is Mendable => Object.hasOwn(MENDABLE, code)
