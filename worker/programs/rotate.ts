// `npm run rotate -- FILE`: a new master key in FILE, under which every key is wrapped from then on.
import { Failure } from '../../models/failure.ts'
import { readSettings } from '../../models/settings.ts'
import { openDatabases } from '../../models/store/databases.ts'
import { openKeys } from '../../models/store/keys.ts'
import { makeMasterKey, readMasterKey } from '../../models/store/open.ts'
import { rotateMasterKey } from '../../models/store/rotate.ts'
import { program, readEnvironment } from './program.ts'

await program(async () => {
  const [file] = process.argv.slice(2)
  if (!file) throw new Failure('request-faulty', { details: ['npm run rotate -- FILE    stop web and worker first; FILE must not be there yet'] })
  const { dataDir, databases, masterKeyFile } = readSettings(readEnvironment())
  const { keysDb, close } = openDatabases(dataDir, databases)
  try {
    const from = readMasterKey(masterKeyFile)
    await openKeys(keysDb, from)
    makeMasterKey(file)
    const count = await rotateMasterKey(keysDb, { from, to: readMasterKey(file) })
    process.stdout.write(`${count} keys are wrapped under the new master key. Point MASTER_KEY_FILE to it before you start again, then destroy the old one.\n`)
  } finally {
    await close()
  }
})
