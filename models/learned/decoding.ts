// Greedy decoding of one window: each step takes the likeliest token that may follow, and keeps how likely the decoder held it.
import type { Tensor } from 'onnxruntime-node'
import type { Networks, Step } from './networks.ts'
import { forbid } from './time-tokens.ts'

/** `looked`: a row for each alignment head, from the step that read the token. */
export type Written = Readonly<{ id: number; probability: number; looked: readonly Float32Array[] }>
export type Decoded = Readonly<{ tokens: readonly Written[]; ended: boolean; noSpeech: number }>
export type Prompt = Readonly<{ tokens: readonly number[]; most: number }>

/** Writes at most `most` tokens; `ended` tells whether the decoder came to an end by itself. The last token is none of the text. */
export async function decodeGreedily(networks: Networks, sound: Tensor, { tokens: prompt, most }: Prompt): Promise<Decoded> {
  const { generation, step } = networks
  const written: { id: number; probability: number }[] = []
  const looked: (readonly Float32Array[])[] = []
  let at = await step(prompt, sound)
  const noSpeech = probabilityOf(rowOf(at, 0), generation.no_timestamps_token_id - 1)
  for (;;) {
    const next = choose(rowOf(at, at.rows - 1), written.map(({ id }) => id), networks)
    if (next.id === generation.eos_token_id || written.length >= most) break
    written.push(next)
    at = await step([next.id], sound, at.cache)
    looked.push(at.looked)
  }
  return { tokens: written.map((one, index) => ({ ...one, looked: looked[index] ?? [] })), ended: written.length < most, noSpeech }
}

/** The token that Whisper writes first where nobody speaks stands before the one for no times. */
const rowOf = ({ logits, rows }: Step, row: number): Float32Array => {
  const width = logits.length / rows
  return logits.slice(row * width, (row + 1) * width)
}

function choose(logits: Float32Array, written: readonly number[], { generation }: Networks): { id: number; probability: number } {
  const allowed = logits.slice() // The probability is that of the decoder's own logits, before anything is forbidden.
  forbid(allowed, written, generation)
  let id = 0
  for (let token = 1; token < allowed.length; token++) if ((allowed[token] ?? -Infinity) > (allowed[id] ?? -Infinity)) id = token
  return { id, probability: probabilityOf(logits, id) }
}

function probabilityOf(logits: Float32Array, token: number): number {
  let highest = -Infinity
  for (const logit of logits) if (logit > highest) highest = logit
  let sum = 0
  for (const logit of logits) sum += Math.exp(logit - highest)
  return Math.exp((logits[token] ?? -Infinity) - highest) / sum
}
