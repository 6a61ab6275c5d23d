// Several processes on one data folder: nothing is lost, nothing happens twice, and none of them finds it locked.
import assert from 'node:assert/strict'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { readLines, verifyChain } from '../../../models/store/ledger.ts'
import { issueLink } from '../../../models/store/people.ts'
import { NOW, startWorld, waitingCall, type World } from './world.ts'

const PROCESSES = 2

test('processes that are offered the same calls agree, and write one line each', async (t) => {
  const world = await startWorld(t)
  const ids = Array.from({ length: 20 }, (_, index) => `call-${index}`)
  const [first, ...others] = await race(world, 'offer', ids)
  for (const other of others) assert.deepEqual(other, first)
  const lines = await readLines(world.store, { quarter: '2026-Q4' })
  assert.equal(lines.length, ids.length)
  assert.equal(verifyChain(lines), undefined)
  assert.equal((await world.store.db.selectFrom('calls').select('id').execute()).length, ids.length)
})

test('of processes that publish the same call one does, with one audit entry', async (t) => {
  const world = await startWorld(t)
  const ids = await Array.fromAsync({ length: 5 }, () => waitingCall(world.store))
  const rounds = await race(world, 'publish', ids)
  for (const index of ids.keys()) assert.equal(rounds.filter((round) => round[index] === 'true').length, 1)
  const entries = await world.store.db.selectFrom('audit').select('subject').where('what', '=', 'published').execute()
  assert.deepEqual(entries.map(({ subject }) => subject).toSorted(), ids.toSorted())
})

test('of those who spend one link at once, one gets in', async (t) => {
  const world = await startWorld(t)
  const tokens = await Array.fromAsync({ length: 5 }, () => issueLink(world.store, world.trainer, NOW))
  const rounds = await race(world, 'spend', tokens)
  for (const index of tokens.keys()) assert.equal(rounds.filter((round) => round[index] === 'in').length, 1)
})

test('processes that open a new data folder at once share its keys', async (t) => {
  const world = await startWorld(t)
  const quarters = Array.from({ length: 20 }, (_, index) => `${2030 + Math.floor(index / 4)}-Q${(index % 4) + 1}`)
  const [first, ...others] = await race({ ...world, dataDir: join(world.dataDir, '..', 'new') }, 'key', quarters)
  for (const other of others) assert.deepEqual(other, first)
  assert.equal(new Set(first).size, quarters.length)
})

/** Starts the processes, lets them begin together, and gives what each of them came to. */
async function race({ dataDir, masterKey, databases }: World, task: string, subjects: readonly string[]): Promise<string[][]> {
  const racer = resolve(import.meta.dirname, 'racer.ts')
  const words = [dataDir, Buffer.from(masterKey).toString('hex'), JSON.stringify(databases ?? null), task, ...subjects]
  const children = Array.from({ length: PROCESSES }, () => fork(racer, words))
  await Promise.all(children.map((child) => once(child, 'message')))
  const results = children.map(resultsOf)
  for (const child of children) child.send('go')
  return Promise.all(results)
}

async function resultsOf(child: ChildProcess): Promise<string[]> {
  const ended = once(child, 'exit').then(([status]) => assert.equal(status, 0, 'a process failed'))
  const [results] = await Promise.race([once(child, 'message'), ended.then(() => [[]])])
  await ended
  return z.array(z.string()).parse(results)
}
