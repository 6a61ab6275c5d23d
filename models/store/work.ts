// What preparing calls took: written down by week when a call is published, read to plan by.
import { weekOf } from '../evaluation.ts'
import type { Store } from './open.ts'

/** One prepared call: how much sound it had, how long it took, and what came of it. */
export type Work = Readonly<{ audioMs: number; workMs: number; snippets: number; now: Date }>
export type WorkDone = Readonly<{ calls: number; snippets: number; audioMs: number; workMs: number }>

const WEEKS = 4
const DAY_MS = 24 * 3_600_000

export async function noteWork({ db }: Pick<Store, 'db'>, { audioMs, workMs, snippets, now }: Work): Promise<void> {
  const row = { week: weekOf(now), calls: 1, snippets, audioMs: Math.round(audioMs), workMs: Math.round(workMs) }
  await db
    .insertInto('workWeeks')
    .values(row)
    .onConflict((there) =>
      there.column('week').doUpdateSet((eb) => ({
        calls: eb('workWeeks.calls', '+', row.calls),
        snippets: eb('workWeeks.snippets', '+', row.snippets),
        audioMs: eb('workWeeks.audioMs', '+', row.audioMs),
        workMs: eb('workWeeks.workMs', '+', row.workMs),
      })),
    )
    .execute()
}

/** The sums of the last four weeks and this one. */
export async function readWork({ db }: Pick<Store, 'db'>, now: Date): Promise<WorkDone> {
  const since = weekOf(new Date(now.getTime() - WEEKS * 7 * DAY_MS))
  const rows = await db.selectFrom('workWeeks').selectAll().where('week', '>=', since).execute()
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0)
  return { calls: sum(({ calls }) => calls), snippets: sum(({ snippets }) => snippets), audioMs: sum(({ audioMs }) => audioMs), workMs: sum(({ workMs }) => workMs) }
}
