// The inbox of the queue feed: recordings that an offer names, relative to one folder.
import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../../models/failure.ts'
import type { FoundFile } from './disposal.ts'
import { isMissing, printOf, refuseOdd } from './plain-file.ts'

/**
 * The recording `name` in the inbox, or nothing while it is not there. `name` is a plain relative path; none of its folders may be a
 * link, or it would lead out of the inbox: `offer-faulty`.
 */
export async function findInInbox(inbox: string, name: string): Promise<FoundFile | undefined> {
  try {
    const root = await realpath(inbox)
    const folder = await realpath(join(root, dirname(name)))
    if (folder !== join(root, dirname(name))) throw new Failure('offer-faulty', { details: ['recording: must lie in the inbox itself'] })
    const path = join(folder, basename(name))
    const print = await printOf(path)
    if (print === undefined) return undefined
    refuseOdd(print, 'recording')
    return { path, print }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
