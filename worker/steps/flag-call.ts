// What is said about a whole call beside its snippets: that its recording was cut short, or that its channels look swapped.
import type { Pcm } from '../../models/audio.ts'
import type { Confidential } from '../../models/confidential.ts'
import type { CallFlag } from '../../models/snippet.ts'
import type { Speaker, Transcript, Turn } from '../../models/transcript.ts'

/** Who is at work asks and speaks of what is yours; who calls speaks of what is mine. */
const AT_WORK = /\b(?:uw|heeft u|hebt u|kan ik u|kan ik voor u|kan ik je|zegt u het maar|mag ik je|wat is je|(?:how|what) (?:can|may) i|your)\b/g
const CALLS = /\b(?:mijn|my)\b/g
/** Of 399 written calls none is flagged as it is and 267 are when their parties are swapped. */
const LEAST_LEAD = 2

export function flagCall(pcm: Confidential<Pcm>, transcript: Confidential<Transcript>): CallFlag[] {
  const flags: CallFlag[] = []
  if (areSwapped(transcript.open().turns)) flags.push('channels-doubtful')
  if (pcm.open().isCutShort) flags.push('truncated')
  return flags
}

/** The caller asks more than the agent, and clearly sounds more like one who is at work. */
function areSwapped(turns: readonly Turn[]): boolean {
  const [agent, caller] = [manner(turns, 'agent'), manner(turns, 'caller')]
  return caller.asks > agent.asks && caller.asks - caller.owns >= agent.asks - agent.owns + LEAST_LEAD
}

function manner(turns: readonly Turn[], speaker: Speaker): { asks: number; owns: number } {
  const said = turns.filter((turn) => turn.speaker === speaker).map(({ words }) => words.map(({ text }) => plain(text)).join(' '))
  const count = (pattern: RegExp) => said.reduce((sum, text) => sum + [...text.matchAll(pattern)].length, 0)
  return { asks: count(AT_WORK), owns: count(CALLS) }
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
