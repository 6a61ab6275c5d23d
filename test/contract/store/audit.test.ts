// What is on record ends too: looks with the audit window of their quarter, decisions after two years, each with a line in the register.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appendAudit } from '../../../models/store/audit.ts'
import { entriesPastTerm } from '../../../models/store/audit-terms.ts'
import { readDisposals } from '../../../models/store/disposals.ts'
import { expireDue } from '../../../models/store/expire.ts'
import { listHeld } from '../../../models/store/held.ts'
import type { Store } from '../../../models/store/open.ts'
import type { AuditedAct } from '../../../models/store/schema.ts'
import { readSnippet } from '../../../models/store/snippets.ts'
import { publishOne } from './published.ts'
import { after, DAY_MS, failure, NOW, startWorld } from './world.ts'

/** Six weeks after the fourth quarter, at midnight in the Netherlands. */
const CLOSING = new Date('2027-02-11T23:00:00.000Z')
const BEFORE = new Date(CLOSING.getTime() - 1)

test('who read and heard what is on record until the audit window of the quarter closes, also when the snippet is gone', async (t) => {
  const { store, trainer } = await startWorld(t)
  const { id } = await publishOne(store)
  await readSnippet(store, { id, person: trainer }, NOW)
  await note(store, 'heard', new Date('2026-12-31T22:59:59.999Z'))
  await note(store, 'read', new Date('2026-12-31T23:00:00.000Z'))
  await expireDue(store, BEFORE)
  await assert.rejects(readSnippet(store, { id, person: trainer }, BEFORE), failure('not-found'))
  assert.deepEqual(await looks(store), ['published', 'read', 'heard', 'read'])
  await expireDue(store, CLOSING)
  assert.deepEqual(await looks(store), ['read'])
  const lines = (await readDisposals(store, 100)).filter(({ kind }) => kind === 'audit-entry')
  assert.deepEqual(lines, [{ at: '2027-02-11T23:00:00.000Z', rule: 'audit-window', kind: 'audit-entry', count: 3 }])
})

test('what was decided is on record for two years, to the day', async (t) => {
  const { store } = await startWorld(t)
  await store.db.deleteFrom('audit').execute()
  await note(store, 'rules-set', NOW)
  await note(store, 'erased', NOW)
  const later = new Date('2028-11-11T10:00:00.000Z')
  await expireDue(store, later)
  assert.equal((await looks(store)).length, 2)
  await expireDue(store, after(1, later))
  assert.deepEqual(await looks(store), [])
  assert.ok((await readDisposals(store, 100)).some(({ rule, kind, count }) => rule === 'two-years' && kind === 'audit-entry' && count === 2))
})

test('what is past its term is told as held too long until it is gone, and many go in more than one transaction', async (t) => {
  const { store } = await startWorld(t)
  await store.db.deleteFrom('audit').execute()
  const rows = Array.from({ length: 4100 }, () => ({ at: NOW.toISOString(), person: 'test', what: 'read' as const, subject: 'x' }))
  for (let from = 0; from < rows.length; from += 500) await store.db.insertInto('audit').values(rows.slice(from, from + 500)).execute()
  const held = async (now: Date) => (await listHeld(store, now)).find(({ kind }) => kind === 'audit entries')
  assert.deepEqual(await held(BEFORE), { kind: 'audit entries', count: 4100, pastTerm: 0, oldest: NOW.toISOString() })
  assert.equal((await held(CLOSING))?.pastTerm, 4100)
  await expireDue(store, CLOSING)
  assert.deepEqual(await held(CLOSING), { kind: 'audit entries', count: 0, pastTerm: 0 })
  assert.deepEqual(await entriesPastTerm(store.db, after(DAY_MS, CLOSING)).select('id').execute(), [])
})

const note = ({ db }: Store, what: AuditedAct, at: Date) => db.transaction().execute((trx) => appendAudit(trx, { at, person: 'test', what, subject: 'x' }))

const looks = async ({ db }: Store) =>
  (await db.selectFrom('audit').select('what').where('what', 'not in', ['team-added', 'person-added']).orderBy('id').execute()).map(({ what }) => what)
