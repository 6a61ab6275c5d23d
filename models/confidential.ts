// Raw text and raw audio travel in this wrapper, so that no log, error, queue or database can print or keep them.
import { inspect } from 'node:util'

const LABEL = '[confidential]'

/** Holds a value that must stay in memory. It prints and serialises as a label; only `open` gives the value. */
export class Confidential<T> {
  readonly #value: T

  constructor(value: T) {
    this.#value = value
  }

  /** The value. Which files may call this is listed in `test/architecture.test.ts`. */
  open(): T {
    return this.#value
  }

  toString(): string {
    return LABEL
  }

  toJSON(): string {
    return LABEL
  }

  [inspect.custom](): string {
    return LABEL
  }
}
