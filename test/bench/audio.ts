// What can be heard in clips of calls whose every word is known, what the second hearing catches, and what a clip costs.
// BENCH_CALLS names a folder with other calls than those that ship: recording, sidecar and truth of each.
import { pcmLengthMs } from '../../models/audio.ts'
import { Confidential } from '../../models/confidential.ts'
import type { Hearing } from '../../models/hearing.ts'
import { startHearing } from '../../models/learned/hearing.ts'
import { DEMONSTRATION_MODEL } from '../../models/settings.ts'
import { chooseVoices, disguise } from '../../worker/steps/disguise.ts'
import { shippedCalls, type ShippedCall } from '../support/shipped-calls.ts'
import { trueTurns } from '../support/true-turns.ts'
import { added, audibleIn, NOTHING } from './audible.ts'
import { computingMs } from './computing-time.ts'
import { hearCall, maskWhole, redactCall, type RedactedCall } from './heard-call.ts'
import { allTested, NOT_TESTED, testSecondHearing } from './second-hearing.ts'
import { benchVoices } from './voices.ts'

const MINUTE_MS = 60_000
const SECOND_MS = 1000

/**
 * Shares are of 1. `…True`: masking alone, given the true words and times. `plantedCaughtShare`: findings left unmasked that
 * were refused; `plantedHeardShare`: refused for what is heard in them alone. `secondsPerMinute`: what a core
 * computes to mask, disguise and encode; `againSecondsPerMinute`: the second hearing, by the clock.
 */
export async function benchAudio(): Promise<Record<string, number>> {
  const hearing = await startHearing({ modelDir: DEMONSTRATION_MODEL, dtype: 'q8', threads: 1 })
  try {
    const measured = await measure(shippedCalls(process.env['BENCH_CALLS'] ?? 'calls'), hearing)
    return { ...measured, ...(await benchVoices(chanceFrom(1))) }
  } finally {
    await hearing.close()
  }
}

async function measure(calls: readonly ShippedCall[], hearing: Hearing): Promise<Record<string, number>> {
  const random = chanceFrom(1)
  let [truly, heard, tested, costMs, lengthMs] = [NOTHING, NOTHING, NOT_TESTED, 0, 0]
  for (const one of calls) {
    const call = redactCall(await hearCall(one, hearing))
    truly = added(truly, audibleIn(call.truth, passedByTruth(call)))
    const startedMs = computingMs()
    const masked = maskWhole(call)
    await disguise([masked], chooseVoices(random), { heardAgain: false })
    costMs += computingMs() - startedMs
    lengthMs += pcmLengthMs(call.pcm.open())
    heard = added(heard, audibleIn(call.truth, masked.passed))
    tested = allTested(tested, await testSecondHearing(call, hearing, random))
  }
  return {
    audibleShareTrue: share(truly.touched, truly.personal),
    cleanKeptShareTrue: share(truly.keptMs, truly.cleanMs),
    audibleShare: share(heard.audible, heard.personal),
    whollyAudible: heard.wholly,
    cleanKeptShare: share(heard.keptMs, heard.cleanMs),
    plantedCaughtShare: share(tested.caught, tested.planted),
    honestRefusedShare: share(tested.refused, tested.honest),
    secondsPerMinute: share(costMs / SECOND_MS, lengthMs / MINUTE_MS),
    plantedHeardShare: share(tested.heard, tested.planted),
    againSecondsPerMinute: share(tested.againMs / SECOND_MS, tested.honestMs / MINUTE_MS),
    personalWords: heard.personal,
    planted: tested.planted,
    honest: tested.honest,
  }
}

/** What the mask lets through when everything was heard and found as it is. */
function passedByTruth({ truth, pcm }: RedactedCall) {
  return maskWhole({ pcm, turns: trueTurns(truth), transcript: new Confidential({ turns: [], unheard: [] }) }).passed
}

const share = (part: number, whole: number): number => Math.round((part * 10_000) / (whole || 1)) / 10_000

/** The same chances each time (Lehmer's generator, Park and Miller 1988). */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}
