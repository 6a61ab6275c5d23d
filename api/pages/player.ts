// The sound of a snippet, with a drawn timeline: a row for each party, filled where one can hear it, hatched where it is muted.
import { html } from 'hono/html'
import type { TextOnly } from '../../models/snippet.ts'
import type { ChannelSpan, Speaker } from '../../models/transcript.ts'
import { clockWords } from './dates.ts'
import type { Html } from './layout.ts'
import { pauseSign, playSign } from './marks.ts'
import type { ShownClip, ShownTurn } from './shown.ts'
import { both, SPEAKER_WORDS } from './words.ts'

const SPEEDS = [0.75, 1, 1.25, 1.5, 2]
/** What browsers play, the better first; Safari before 18.4 takes Opus in Apple's box alone. Only the one that is played is fetched. */
const SOUND_TYPES = [
  { type: 'audio/ogg; codecs=opus', query: '' },
  { type: 'audio/x-caf; codecs=opus', query: '?as=caf' },
]
const ROW_PX = 16
const GAP_PX = 6

export const noSound = (why?: TextOnly): Html =>
  why === 'team'
    ? html`<p class="notice">
        Van dit team zijn er geen geluiden: tekst laat van een stem niets over.
        <span class="en" lang="en">This team keeps text alone: nothing of a voice is left in it.</span>
      </p>`
    : html`<p class="notice">
        Van dit fragment is er alleen tekst. Geluid is er alleen als zeker is dat er niets persoonlijks in te horen is.
        <span class="en" lang="en">Text only: there is sound only where nothing personal can be heard in it.</span>
      </p>`

/** Nothing is fetched before somebody plays it, because every hearing is put on record. */
export function player(clip: ShownClip, turns: readonly ShownTurn[]): Html {
  return html`<section class="player" id="player" aria-label="Geluid" data-length="${clip.lengthMs}">
    <audio id="sound" controls preload="none">
      ${SOUND_TYPES.map(({ type, query }) => html`<source src="${clip.src}${query}" type="${type}" />`)}
    </audio>
    <p class="notice is-wrong" id="silent" role="alert" hidden></p>
    <div class="deck">
      <button class="play" id="play" type="button" aria-label="Afspelen" aria-keyshortcuts="Space" hidden>${playSign()}${pauseSign()}</button>
      ${track(clip, turns)}
    </div>
    <div class="below">
      <p class="clock"><span id="clock">0:00</span> / ${clockWords(clip.lengthMs)}</p>
      ${speeds()}
      <button class="quiet" id="show-keys" type="button" hidden>${both({ nl: 'Toetsen', en: 'keys' })} <kbd>?</kbd></button>
    </div>
    <p class="small key">
      <svg class="swatch" aria-hidden="true"><rect class="passed" width="100%" height="100%" /></svg> te horen
      <svg class="swatch" aria-hidden="true"><rect width="100%" height="100%" fill="url(#hatch)" /></svg> gedempt
      <span class="en" lang="en">audible, muted</span> · ${clip.revoiced ? READ_OUT : DISGUISED}
    </p>
  </section>`
}

const DISGUISED = html`De stemmen zijn vervormd, niet anoniem: wie de spreker goed kent, kan die nog herkennen.
  <span class="en" lang="en">Voices are disguised, not anonymous: who knows a speaker well may still recognise them.</span>`
const READ_OUT = html`Voorgelezen door de computer: van de stemmen is niets over, van wat er gezegd is wel.
  <span class="en" lang="en">Read out by a machine: nothing is left of the voices, only of what was said.</span>`

/** A range field lies over the drawing: it takes pointer, touch and keys, and readers of the screen know what it is. */
function track(clip: ShownClip, turns: readonly ShownTurn[]): Html {
  const rows = rowsOf(clip, turns)
  const height = rows.length * (ROW_PX + GAP_PX) - GAP_PX
  return html`<div class="track">
    <div class="row-names" aria-hidden="true">${rows.map(({ speaker }) => html`<span>${SPEAKER_WORDS[speaker].nl}</span>`)}</div>
    <div class="drawing">
      <svg width="100%" height="${height}" role="img" aria-label="Per partij wat te horen en wat gedempt is">
        <defs>
          <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="hatch-ground" width="6" height="6" />
            <line class="hatch-line" x1="0" y1="0" x2="0" y2="6" />
          </pattern>
        </defs>
        ${rows.map(({ channel, speaker }, row) => bars({ clip, channel, speaker, y: row * (ROW_PX + GAP_PX) }))}
        <line class="playhead" id="playhead" x1="0" x2="0" y1="0" y2="${height}" />
      </svg>
      <input id="seek" type="range" min="0" max="${clip.lengthMs}" step="10" value="0" aria-label="Plaats in het fragment" aria-valuetext="0:00" hidden />
    </div>
  </div>`
}

type Row = Readonly<{ channel: number; speaker: Speaker }>

/** The agent above, as in the conversation the agent is first. */
function rowsOf({ passed, masked }: ShownClip, turns: readonly ShownTurn[]): Row[] {
  const channels = [...new Set([...passed, ...masked].map(({ channel }) => channel))]
  const speakerOn = (channel: number): Speaker => turns.find((turn) => turn.channel === channel)?.speaker ?? 'unknown'
  return channels
    .map((channel) => ({ channel, speaker: speakerOn(channel) }))
    .toSorted((a, b) => a.speaker.localeCompare(b.speaker) || a.channel - b.channel)
}

type Bars = Row & Readonly<{ clip: ShownClip; y: number }>

function bars({ clip, channel, speaker, y }: Bars): Html {
  const bar = (one: ChannelSpan, paint: Html) =>
    html`<rect x="${share(one.startMs, clip)}" y="${y}" width="${share(one.endMs - one.startMs, clip)}" height="${ROW_PX}" ${paint} />`
  const on = (spans: readonly ChannelSpan[]) => spans.filter((one) => one.channel === channel)
  const levels = clip.levels?.[channel]
  return html`${on(clip.masked).map((one) => bar(one, html`fill="url(#hatch)"`))}
  ${on(clip.passed).map((one) => bar(one, html`class="passed is-${speaker} ${levels ? 'has-wave' : ''}" rx="2"`))}
  ${levels && wave(levels, { speaker, y })}`
}

/** How loud it is, mirrored about the middle of its row as drawings of sound are. */
function wave(levels: readonly number[], { speaker, y }: Readonly<{ speaker: Speaker; y: number }>): Html {
  const above = levels.map((level, at) => `${at} ${100 - level} ${at + 1} ${100 - level}`)
  const below = levels.map((level, at) => `${at + 1} ${100 + level} ${at} ${100 + level}`).toReversed()
  return html`<svg x="0" y="${y}" width="100%" height="${ROW_PX}" viewBox="0 0 ${levels.length} 200" preserveAspectRatio="none">
    <polygon class="wave is-${speaker}" points="${[...above, ...below].join(' ')}" />
  </svg>`
}

const share = (ms: number, { lengthMs }: ShownClip): string => `${((ms * 100) / Math.max(1, lengthMs)).toFixed(3)}%`

const speeds = (): Html => html`<fieldset class="speeds" id="speeds" hidden>
  <legend>${both({ nl: 'Tempo', en: 'speed' })}</legend>
  ${SPEEDS.map((speed) => {
    const label = String(speed).replace('.', ',')
    return html`<label><input type="radio" name="speed" value="${speed}" ${speed === 1 && html`checked`} /><span>${label}×</span></label>`
  })}
</fieldset>`
