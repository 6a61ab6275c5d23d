// Writes what the chain made of one recording: `snippets.json`, the clips, and for a proof the masked sound.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { shownText, type SafeTurn, type SafeWord } from '../../models/snippet.ts'
import { wavBytes } from '../audio/wav.ts'
import type { Prepared } from '../pipeline.ts'

const VERSION = 1

type Where = Readonly<{ out: string; proof: boolean }>

/** Writes to the folder `out`, which may exist. Hidden words carry no text. */
export async function writeSnippets(prepared: readonly Prepared[], where: Where): Promise<void> {
  await mkdir(where.out, { recursive: true })
  const snippets = []
  for (const [index, one] of prepared.entries()) {
    const { startMs, endMs, turns } = one.snippet.excerpt
    const clip = await writeClip(one, `snippet-${index + 1}`, where)
    snippets.push({ startMs, endMs, turns: turns.map(turnOf), findings: turns.flatMap(findingsIn), clip })
  }
  await writeFile(join(where.out, 'snippets.json'), `${JSON.stringify({ version: VERSION, snippets }, undefined, 1)}\n`)
}

async function writeClip({ snippet: { clip }, masked }: Prepared, name: string, { out, proof }: Where) {
  if (!clip) return null
  const { startMs, endMs, passed, masked: silent, timeline } = clip
  const files = { file: `${name}.ogg`, ...(proof && masked && { maskedFile: `${name}.masked.wav` }) }
  await writeFile(join(out, files.file), clip.audio)
  if (files.maskedFile && masked) await writeFile(join(out, files.maskedFile), wavBytes(masked.pcm.open()))
  return { ...files, startMs, endMs, passed, masked: silent, timeline }
}

const turnOf = ({ speaker, channel, startMs, endMs, words }: SafeTurn) => ({
  speaker, channel, startMs, endMs, text: shownText({ words }), words: words.map(wordOf),
})

const wordOf = ({ startMs, endMs, confidence, ...rest }: SafeWord) => ({
  ...(rest.shown && { text: rest.text }), startMs, endMs, confidence, shown: rest.shown,
})

type Found = { type: string; channel: number; startMs: number; endMs: number }

/** What was taken out of a turn: neighbouring hidden words of one kind are one finding. */
function findingsIn({ channel, words }: SafeTurn): Found[] {
  const findings: Found[] = []
  let open: Found | undefined
  for (const word of words) {
    if (open && !word.shown && word.type === open.type) open.endMs = word.endMs
    else if (word.shown) open = undefined
    else findings.push((open = { type: word.type, channel, startMs: word.startMs, endMs: word.endMs }))
  }
  return findings
}
