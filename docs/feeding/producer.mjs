// Adds one call to Steekproef's draw queue: its offer and the name of its recording, encrypted to the instance's public key.
//   STEEKPROEF_KEY=age1… REDIS_URL=redis://… node producer.mjs OFFER.json RECORDING
// OFFER.json is the offer of docs/feeding.md; RECORDING is the recording's name in the inbox, relative to it.
import { readFile } from 'node:fs/promises'
import { Encrypter } from 'age-encryption'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'

const { STEEKPROEF_KEY: key, REDIS_URL: redis, QUEUE_PREFIX: prefix = 'steekproef' } = process.env
const [offerFile, recording] = process.argv.slice(2)
if (!key || !redis || !offerFile || !recording) throw new Error('usage: STEEKPROEF_KEY=… REDIS_URL=… node producer.mjs OFFER.json RECORDING')

const encrypter = new Encrypter()
encrypter.addRecipient(key)
const offer = JSON.parse(await readFile(offerFile, 'utf8'))
const sealed = await encrypter.encrypt(JSON.stringify({ offer, recording }))

const connection = new Redis(redis, { maxRetriesPerRequest: null })
const queue = new Queue('draw', { connection, prefix })
// The job is called `draw` and gets an id from BullMQ: a name or an id of one's own would lie in clear.
await queue.add('draw', { sealed: Buffer.from(sealed).toString('base64') })
await queue.close()
connection.disconnect()
