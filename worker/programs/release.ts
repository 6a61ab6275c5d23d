// The Procfile's release step: the only place that changes the database's layout.
import { migrate } from '../../models/store/migrate.ts'
import { openStoreOf, type StoreSettings } from '../../models/store/open.ts'
import { readSettings } from '../../models/settings.ts'
import { program, readEnvironment } from './program.ts'

export async function migrateStore(settings: StoreSettings): Promise<void> {
  const store = await openStoreOf(settings)
  await migrate(store).finally(() => store.close())
}

if (import.meta.main) await program(async () => migrateStore(readSettings(readEnvironment())))
