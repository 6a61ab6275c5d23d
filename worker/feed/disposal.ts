// What becomes of a call's files once it is decided on: as configured, and never of a file that changed meanwhile.
import { removeUnchanged, type Print } from './plain-file.ts'

export type Disposal = Readonly<{ drawn: 'delete' | 'keep'; notDrawn: 'delete' | 'keep' }>
export type FoundFile = Readonly<{ path: string; print: Print }>

/** In the order given, so that a recording goes before the sidecar that tells whose it is. */
export async function dispose(files: readonly FoundFile[], taken: 'drawn' | 'not-drawn', { drawn, notDrawn }: Disposal): Promise<void> {
  if ((taken === 'drawn' ? drawn : notDrawn) === 'keep') return
  for (const { path, print } of files) await removeUnchanged(path, print)
}
