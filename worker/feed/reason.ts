// `NAME.reason.txt`: tells beside a call's files why it was not taken in, by fields and never by values.
import { rm, writeFile } from 'node:fs/promises'
import type { Failure } from '../../models/failure.ts'

/** Beside the files of the call at `base`. A new file each time, so that nothing is written through a link that somebody left there. */
export async function writeReason(base: string, failure: Failure): Promise<void> {
  await removeReason(base)
  await writeFile(fileOf(base), textOf(failure), { flag: 'wx' })
}

export const removeReason = (base: string): Promise<void> => rm(fileOf(base), { force: true })

const fileOf = (base: string): string => `${base}.reason.txt`

const textOf = ({ code, message, details }: Failure): string => `Dit gesprek is niet aangenomen (${code}). / This call was not taken in.
${message}

${details.map((line) => `  ${line}\n`).join('')}
Verbeter het JSON-bestand of de opname: dan wordt het opnieuw geprobeerd en verdwijnt dit bestand vanzelf.
Correct the JSON file or the recording: then it is tried again, and this file goes by itself.
`
