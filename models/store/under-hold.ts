// Which calls are held at a moment, as a condition in any query that has a table of calls in it.
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Schema } from './schema.ts'

/** A hold lasts through its last day; `until` holds the moment after it. */
export const isHeldAt = (eb: ExpressionBuilder<Schema, 'calls'>, now: Date): Expression<SqlBool> =>
  eb.exists(
    eb
      .selectFrom('holds')
      .select(sql<number>`1`.as('one'))
      .whereRef('holds.callId', '=', 'calls.id')
      .where('holds.until', '>', now.toISOString()),
  )
