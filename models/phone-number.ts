// Telephone numbers as people write them, made into the one form in which they are hashed.
import { parsePhoneNumberWithError } from 'libphonenumber-js'
import { Failure } from './failure.ts'

/** E.164, such as `+31612345678`; a number without country code is taken for a Dutch one. `request-faulty` when it is none. */
export function e164Of(text: string): string {
  try {
    const number = parsePhoneNumberWithError(text, 'NL')
    if (number.isPossible()) return number.number
  } catch (cause) {
    throw notANumber(cause)
  }
  throw notANumber()
}

const notANumber = (cause?: unknown) => new Failure('request-faulty', { cause, details: ['number: must be a telephone number'] })
