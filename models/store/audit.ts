// The record of who did or saw what. An entry shares the transaction of the act, so that neither exists without the other.
import type { AuditedAct, Db } from './schema.ts'

/** `person` is a person's id, or `worker` or `operator`; `subject` one of our own ids. */
export type AuditEntry = Readonly<{ at: Date; person: string; what: AuditedAct; subject: string }>

export async function appendAudit(trx: Db, { at, person, what, subject }: AuditEntry): Promise<void> {
  await trx.insertInto('audit').values({ at: at.toISOString(), person, what, subject }).execute()
}
