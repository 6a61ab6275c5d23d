// The weeks of which there are snippets to choose from.
import type { Store } from './open.ts'

/** Mondays, newest first. */
export async function listWeeks({ db }: Pick<Store, 'db'>, now: Date): Promise<string[]> {
  const alive = db.selectFrom('snippets').select('week').distinct().where('state', '=', 'published').where('expiresAt', '>', now.toISOString())
  return (await alive.orderBy('week', 'desc').execute()).map(({ week }) => week)
}
