// The Procfile's release step: the only place that changes the database's layout.
import { migrate } from '../../models/store/migrate.ts'
import { openStore, readMasterKey } from '../../models/store/open.ts'
import { readSettings, type Settings } from '../../models/settings.ts'
import { program, readEnvironment } from './program.ts'

export async function migrateStore(settings: Pick<Settings, 'dataDir' | 'masterKeyFile'>): Promise<void> {
  const store = await openStore({ dataDir: settings.dataDir, masterKey: readMasterKey(settings.masterKeyFile) })
  await migrate(store).finally(() => store.close())
}

if (import.meta.main) await program(async () => migrateStore(readSettings(readEnvironment())))
