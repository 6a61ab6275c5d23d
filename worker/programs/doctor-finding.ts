// What the doctor says of one thing: whether it is well, and where it is not, what to do.
import type { Failure } from '../../models/failure.ts'

/** `note`: nothing is broken, but somebody should know. */
export type Finding = Readonly<{ state: 'good' | 'note' | 'bad'; about: string; says: string; advice?: string }>

export const good = (about: string, says: string): Finding => ({ state: 'good', about, says })
export const note = (about: string, says: string, advice: string): Finding => ({ state: 'note', about, says, advice })
export const bad = (about: string, says: string, advice: string): Finding => ({ state: 'bad', about, says, advice })

/** A failure's sentence ends with what to do; its details come line by line. */
export function failed(about: string, { message, details, code }: Failure): Finding[] {
  if (details.length === 0) return [bad(about, code, message)]
  return details.map((detail, index) => (index === 0 ? bad(about, detail, message) : { state: 'bad', about, says: detail }))
}
