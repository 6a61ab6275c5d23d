// Which tokens may come next, so that times stand in pairs around text (Whisper paper, section 4.5; whisper/decoding.py).
import type { Generation } from './networks.ts'

/** Sets to -∞ what may not follow `written`. The logits are changed in place. */
export function forbid(logits: Float32Array, written: readonly number[], generation: Generation): void {
  const { eos_token_id: end, no_timestamps_token_id: noTimes, max_initial_timestamp_index: latest } = generation
  const firstTime = noTimes + 1
  const isTime = (back: number): boolean => (written.at(-back) ?? -1) >= firstTime
  for (const token of generation.suppress_tokens ?? []) logits[token] = -Infinity
  logits[noTimes] = -Infinity
  if (written.length === 0) {
    for (const token of generation.begin_suppress_tokens ?? []) logits[token] = -Infinity
    logits.fill(-Infinity, 0, firstTime)
    logits.fill(-Infinity, firstTime + (latest ?? Infinity) + 1)
    return
  }
  if (isTime(1)) {
    if (written.length < 2 || isTime(2)) logits.fill(-Infinity, firstTime)
    else logits.fill(-Infinity, 0, end)
  }
  const lastTime = written.findLast((token) => token >= firstTime) ?? firstTime
  logits.fill(-Infinity, firstTime, lastTime)
  if (likelierThanText(logits, firstTime)) logits.fill(-Infinity, 0, firstTime)
}

/** Whether all times together are likelier than the likeliest other token. */
function likelierThanText(logits: Float32Array, firstTime: number): boolean {
  let text = -Infinity
  let highest = -Infinity
  for (let token = 0; token < firstTime; token++) text = Math.max(text, logits[token] ?? -Infinity)
  for (let token = firstTime; token < logits.length; token++) highest = Math.max(highest, logits[token] ?? -Infinity)
  if (highest === -Infinity) return false
  let sum = 0
  for (let token = firstTime; token < logits.length; token++) sum += Math.exp((logits[token] ?? -Infinity) - highest)
  return highest + Math.log(sum) > text
}
