// A model is swapped under a worker that goes on: the next call is heard with the new one, and its snippets say so.
import assert from 'node:assert/strict'
import { cp, mkdtemp, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { DEMONSTRATION_MODEL } from '../../models/settings.ts'
import { offerOne } from '../demo/offers.ts'
import { startDemo, startWorker } from '../demo/stage.ts'
import { shippedCalls } from '../support/shipped-calls.ts'
import { until } from '../support/until.ts'

test('snippets name the model that their call was heard with, also after a swap without a restart', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'swap-'))
  const stage = await startDemo({ folder, seed: 'swap', fraction: 1, worker: false })
  const models = join(folder, 'models')
  for (const name of ['first', 'second']) await cp(DEMONSTRATION_MODEL, join(models, name), { recursive: true })
  await symlink('first', join(models, 'current'))
  const worker = startWorker(stage, { MODEL_DIR: join(models, 'current') })
  t.after(async () => {
    await worker.stop()
    await stage.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const call = shippedCalls('calls').find(({ name }) => name === 'bibliotheek-boete')
  assert.ok(call)
  const namedAfter = async (id: string): Promise<string[]> => {
    const drawn = await offerOne(stage, call, id)
    await until(`${id} is prepared`, async () => {
      const found = await stage.store.db.selectFrom('calls').select('state').where('id', '=', drawn ?? '').executeTakeFirst()
      return found?.state === 'prepared'
    })
    const snippets = await stage.store.db.selectFrom('snippets').select('model').where('callId', '=', drawn ?? '').execute()
    return [...new Set(snippets.map(({ model }) => model))]
  }

  assert.deepEqual(await namedAfter('before'), ['first'])
  await symlink('second', join(models, 'next'))
  await rename(join(models, 'next'), join(models, 'current'))
  assert.deepEqual(await namedAfter('after'), ['second'])
})
