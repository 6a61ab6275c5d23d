// What a team's clips keep of a voice. A team without a row has what everybody has.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('team_strengths')
    .ifNotExists()
    .addColumn('team', 'text', (column) => column.primaryKey().references('teams.id'))
    .addColumn('strength', 'text', (column) => column.notNull())
    .execute()
}
