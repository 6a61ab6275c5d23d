// What every program a person starts has in common: expected failures end it with a sentence, not with a stack.
import { existsSync } from 'node:fs'
import { Failure } from '../../models/failure.ts'

/** Runs `main`; a failure is printed with what to do next, and the exit status is 1. */
export async function program(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    process.exitCode = 1
    if (!(error instanceof Failure)) throw error
    process.stderr.write(`${[error.message, ...error.details.map((line) => `  ${line}`)].join('\n')}\n`)
  }
}

/** The environment, completed by `.env` where there is one; what is set in the environment wins. */
export function readEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}
