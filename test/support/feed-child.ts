// A process that watches a folder until it is killed: `DATA_DIR FOLDER REDIS`, with the master key in its environment.
import { createLog } from '../../models/log.ts'
import { openQueues } from '../../models/queues.ts'
import { openStore } from '../../models/store/open.ts'
import { watchFolder } from '../../worker/feed/directory.ts'
import { MAX_RECORDING_BYTES, PREFIX } from './feeding.ts'

const [dataDir = '', folder = '', redis = ''] = process.argv.slice(2)
const masterKey = Buffer.from(process.env['TEST_MASTER_KEY'] ?? '', 'base64')
const settings = { minCallMs: 30_000, maxRetentionDays: 100, maxRecordingBytes: MAX_RECORDING_BYTES }
const store = await openStore({ dataDir, masterKey })
const queues = openQueues({ redis, prefix: PREFIX })
watchFolder({ store, queues, log: createLog(), now: () => new Date(), settings }, { folder, settleMs: 0, drawn: 'delete', notDrawn: 'delete' }, 5)
process.send?.({ ready: true })
