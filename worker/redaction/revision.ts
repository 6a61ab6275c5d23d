// Which redaction this is, so that a snippet can say what it went through: it changes with every file of it.
import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const DIGITS = 12

export const REDACTION_REVISION = revisionOf(import.meta.dirname)

function revisionOf(folder: string): string {
  const hash = createHash('sha256')
  const files = globSync('**/*', { cwd: folder }).filter((file) => statSync(join(folder, file)).isFile())
  for (const file of files.toSorted()) hash.update(`${file}\n`).update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, DIGITS)
}
