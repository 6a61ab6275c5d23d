// Whether a disguised voice is still known: twenty voices of espeak-ng, each said twice with other words, and compared by their prints.
import { spawnSync } from 'node:child_process'
import { changeVoices } from '../../worker/audio/change-voice.ts'
import { decodeAudio } from '../../worker/audio/ffmpeg.ts'
import { chooseVoices } from '../../worker/steps/disguise.ts'
import { voicePrint, type VoicePrint } from './voice-print.ts'

const VARIANTS = 'm1 m2 m3 m4 m5 m6 m7 f1 f2 f3 f4 f5 Alex Andy Denis Mario linda belinda robert quincy'.split(' ')
/** Two calls with nothing in common but who speaks. */
const TEXTS = [
  'Goedemiddag, u spreekt met de klantenservice. Ik begrijp dat uw rekening hoger is dan u had verwacht. Ik kijk meteen even met u mee, dan zien we waar dat door komt. Heeft u de brief van vorige maand nog bij de hand? Dan lopen we die samen regel voor regel door.',
  'Dat is vervelend om te horen, zo hoort het natuurlijk niet te gaan. De monteur komt morgen tussen negen en twaalf bij u langs. Mocht het toch niet lukken, dan belt hij u een half uur van tevoren op. Kan ik verder nog iets voor u doen, of was dit uw vraag?',
] as const
/** So many calls in which each voice is disguised anew are asked about; one more is known. */
const CALLS = 2

type Compared = Readonly<{ known: number; errors: number }>
type Print = Readonly<{ who: string; print: VoicePrint }>

/**
 * Shares of 1. `…Known`: how often the nearest of twenty known voices is the right one, 0.05 by chance; `…EqualErrorRate`: where as many
 * are wrongly taken for the same voice as are wrongly not, 0.5 by chance. Nothing where espeak-ng is not installed.
 */
export async function benchVoices(random: () => number): Promise<Record<string, number>> {
  if (spawnSync('espeak-ng', ['--version']).status !== 0) return {}
  const [first, second] = [await spoken(0), await spoken(1)]
  const originals = printsOf(first)
  const scale = spreadOf(originals)
  const [disguisedFirst, disguisedSecond] = [await disguised(first, 1, random), await disguised(second, CALLS, random)]
  const figures = {
    original: compare(printsOf(second), originals, scale),
    disguised: compare(disguisedSecond, originals, scale),
    twoDisguised: compare(disguisedSecond, disguisedFirst, spreadOf(disguisedFirst)),
  }
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, { known, errors }]) => [[`${name}Known`, round(known)], [`${name}EqualErrorRate`, round(errors)]]),
  )
}

type Spoken = Readonly<{ who: string; samples: Int16Array }>

async function spoken(text: 0 | 1): Promise<Spoken[]> {
  const all: Spoken[] = []
  for (const who of VARIANTS) {
    const { stdout } = spawnSync('espeak-ng', ['-v', `nl+${who}`, '--stdin', '--stdout'], { input: TEXTS[text], maxBuffer: 1e8 })
    const [samples = new Int16Array()] = await decodeAudio(new Uint8Array(stdout))
    all.push({ who, samples })
  }
  return all
}

const printsOf = (all: readonly Spoken[]): Print[] => all.map(({ who, samples }) => ({ who, print: voicePrint(samples) }))

/** All voices in one call, then in the next. */
async function disguised(all: readonly Spoken[], calls: number, random: () => number): Promise<Print[]> {
  const prints: Print[] = []
  for (let call = 0; call < calls; call++)
    for (const { who, samples } of all) {
      const { tempo, parties } = chooseVoices(random)
      const [voice] = parties
      if (!voice) continue
      const [[changed = new Int16Array()] = []] = await changeVoices([{ stretches: [samples], voice }], tempo)
      prints.push({ who, print: voicePrint(changed) })
    }
  return prints
}

function compare(asked: readonly Print[], known: readonly Print[], scale: readonly number[]): Compared {
  const distance = (a: VoicePrint, b: VoicePrint) => Math.sqrt(a.reduce((sum, value, at) => sum + ((value - (b[at] ?? 0)) / (scale[at] || 1)) ** 2, 0))
  const pairs = asked.flatMap((one) => known.map((other) => ({ same: one.who === other.who, away: distance(one.print, other.print) })))
  const nearest = asked.map(({ print }) => known.toSorted((a, b) => distance(print, a.print) - distance(print, b.print))[0]?.who)
  return { known: nearest.filter((who, at) => who === asked[at]?.who).length / asked.length, errors: equalErrorRate(pairs) }
}

type Pair = Readonly<{ same: boolean; away: number }>

/** At the threshold at which both kinds of error are most alike. */
function equalErrorRate(pairs: readonly Pair[]): number {
  const [same, other] = [pairs.filter((pair) => pair.same), pairs.filter((pair) => !pair.same)]
  const rates = pairs.map(({ away: threshold }) => {
    const missed = same.filter(({ away }) => away > threshold).length / same.length
    const mistaken = other.filter(({ away }) => away <= threshold).length / other.length
    return { apart: Math.abs(missed - mistaken), rate: (missed + mistaken) / 2 }
  })
  return rates.toSorted((a, b) => a.apart - b.apart)[0]?.rate ?? 0
}

/** How far voices lie apart in each figure of a print, so that all figures weigh alike. */
function spreadOf(prints: readonly Print[]): number[] {
  const [first] = prints
  return (first?.print ?? []).map((_, at) => {
    const values = prints.map(({ print }) => print[at] ?? 0)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  })
}

const round = (share: number): number => Math.round(share * 10_000) / 10_000
