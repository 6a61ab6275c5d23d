// `NAME.reason.txt`: tells beside a call's files why it was not taken in, by fields and never by values.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Failure } from '../../models/failure.ts'

/** A new file each time, so that nothing is written through a link that somebody left there. */
export async function writeReason(folder: string, base: string, failure: Failure): Promise<void> {
  await removeReason(folder, base)
  await writeFile(fileOf(folder, base), textOf(failure), { flag: 'wx' })
}

export const removeReason = (folder: string, base: string): Promise<void> => rm(fileOf(folder, base), { force: true })

const fileOf = (folder: string, base: string): string => join(folder, `${base}.reason.txt`)

const textOf = ({ code, message, details }: Failure): string => `Dit gesprek is niet aangenomen (${code}). / This call was not taken in.
${message}

${details.map((line) => `  ${line}\n`).join('')}
Verbeter het JSON-bestand of de opname: dan wordt het opnieuw geprobeerd en verdwijnt dit bestand vanzelf.
Correct the JSON file or the recording: then it is tried again, and this file goes by itself.
`
