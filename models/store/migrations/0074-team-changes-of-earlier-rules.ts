// Rules that were set before anybody was asked why.
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into team_changes (team, what, value, set_at, set_by, why)
    select team, 'rules',
      '{"method":"' || method || '","capPerMonth":' || coalesce(cast(cap_per_month as text), 'null')
        || ',"minTalkMs":' || cast(min_talk_ms as text) || ',"review":"' || review || '"}',
      set_at, set_by, ''
    from team_rules
    where not exists (select id from team_changes where what = 'rules')
    order by set_at
  `.execute(db)
}
