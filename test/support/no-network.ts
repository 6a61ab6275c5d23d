// Preloaded with NODE_OPTIONS: every look-up and every connection to elsewhere fails, and is written to the file that
// NETWORK_RECORD names; so is each process that loads this. Sockets within the machine's own file system may pass.
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'
import { basename } from 'node:path'

const record = (what: string) => appendFileSync(process.env['NETWORK_RECORD'] ?? '/dev/stderr', `${what}\n`)

record(`process ${basename(process.argv[1] ?? '')}`)

function refuse(what: string): never {
  record(`tried ${what}`)
  throw new Error('There is no network in this test.')
}

for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6'] as const) {
  Object.assign(dns, { [name]: () => refuse(`dns.${name}`) })
  Object.assign(dns.promises, { [name]: async () => refuse(`dns.promises.${name}`) })
}
syncBuiltinESMExports()

const connect = Reflect.get(Socket.prototype, 'connect')
Reflect.set(Socket.prototype, 'connect', function (this: Socket, ...given: unknown[]) {
  return isLocal(given) ? Reflect.apply(connect, this, given) : refuse('connect')
})

/** Node hands over its options, sometimes in an array of its own; a Unix socket has a path and no port. */
function isLocal(given: readonly unknown[]): boolean {
  const [first] = given.flat()
  if (typeof first === 'string') return Number.isNaN(Number(first))
  return typeof first === 'object' && first !== null && 'path' in first && typeof first.path === 'string'
}
