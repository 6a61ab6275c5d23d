// What every program a person starts has in common: failures end it with a sentence or a place in the code, never with content.
import { existsSync } from 'node:fs'
import { Failure } from '../../models/failure.ts'
import { faultFields } from '../../models/log.ts'

/** Runs `main`; a failure is printed with what to do next, and the exit status is 1. */
export async function program(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`${linesOf(error).join('\n  ')}\n`)
  }
}

/** The environment, completed by `.env` where there is one; what is set in the environment wins. */
export function readEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/** Of what nobody foresaw only the place is told: a library's message may quote what it was given. */
function linesOf(error: unknown): readonly string[] {
  if (error instanceof Failure) return [error.message, ...error.details]
  return ['Something unforeseen went wrong. Report these lines; they hold nothing of any call.', ...[faultFields(error).frames ?? []].flat().map(String)]
}
