// The drawn player. It takes over from the browser's own controls, and stays silent with a reason where it cannot play.
import { clockWords } from './clock-words.js'

const CANNOT_PLAY = 'Deze browser speelt dit geluid (Opus) niet af. Gebruik een recente Firefox, Chrome, Edge of Safari. Lezen kan wel.'
const NOT_LOADED = 'Het geluid kon niet worden geladen. Vernieuw de pagina; misschien is het fragment verlopen of ingetrokken.'

/**
 * @param {(ms: number, isPlaying: boolean) => void} onMoment called whenever another moment of the clip is heard or sought
 * @returns {{ toggle(): void, playFrom(ms: number): void, seek(ms: number): void, nowMs(): number, isBegun(): boolean } | undefined} nothing where there is no sound to play
 */
export function startPlayer(onMoment) {
  const box = document.getElementById('player')
  if (!box) return undefined
  const sound = document.getElementById('sound')
  const sources = [...sound.querySelectorAll('source')]
  if (sources.every(({ type }) => sound.canPlayType(type) === '')) return stayReadable(sound)
  const lengthMs = Number(box.dataset.length)
  const show = drawMoment(lengthMs)

  // Whole milliseconds, as turns and words have them: a moment that is sought must not fall a hair before its turn.
  const nowMs = () => Math.round(sound.currentTime * 1000)
  const moved = () => {
    show(nowMs())
    onMoment(nowMs(), !sound.paused)
  }
  const seek = (ms) => {
    sound.currentTime = Math.min(lengthMs, Math.max(0, ms)) / 1000
    moved()
  }
  // A refusal to play is told by the error event of the last source: then none of them would do.
  const play = () => sound.play().catch(() => {})
  const toggle = () => (sound.paused ? play() : sound.pause())
  const playFrom = (ms) => {
    seek(ms)
    play()
  }

  followWhilePlaying(sound, moved)
  showState(box, sound)
  sources.at(-1).addEventListener('error', () => tell(NOT_LOADED))
  takeOver(box, sound, { toggle, seek })
  moved()
  const isBegun = () => sound.played.length > 0
  return { toggle, playFrom, seek, nowMs, isBegun }
}

/** Words last 200 ms; the element's own time events come every 250 ms, so every frame is looked at while it plays. */
function followWhilePlaying(sound, moved) {
  const follow = () => {
    moved()
    if (!sound.paused) requestAnimationFrame(follow)
  }
  sound.addEventListener('play', follow)
  for (const event of ['seeked', 'ended', 'timeupdate']) sound.addEventListener(event, moved)
}

function showState(box, sound) {
  const button = document.getElementById('play')
  const update = () => {
    box.classList.toggle('is-playing', !sound.paused)
    button.setAttribute('aria-label', sound.paused ? 'Afspelen' : 'Pauze')
  }
  for (const event of ['play', 'pause', 'ended']) sound.addEventListener(event, update)
}

function takeOver(box, sound, { toggle, seek }) {
  sound.removeAttribute('controls')
  box.classList.add('is-ready')
  for (const id of ['play', 'seek', 'speeds', 'show-keys']) document.getElementById(id).hidden = false
  document.getElementById('play').addEventListener('click', toggle)
  document.getElementById('seek').addEventListener('input', ({ target }) => seek(Number(target.value)))
  document.getElementById('speeds').addEventListener('change', ({ target }) => {
    sound.playbackRate = Number(target.value)
  })
}

/** Moves the playhead, the range field and the written time together. */
function drawMoment(lengthMs) {
  const playhead = document.getElementById('playhead')
  const range = document.getElementById('seek')
  const written = document.getElementById('clock')
  return (ms) => {
    const across = `${((Math.min(ms, lengthMs) * 100) / Math.max(1, lengthMs)).toFixed(3)}%`
    playhead.setAttribute('x1', across)
    playhead.setAttribute('x2', across)
    range.value = String(ms)
    const words = clockWords(ms)
    if (written.textContent === words) return
    written.textContent = words
    range.setAttribute('aria-valuetext', words)
  }
}

function stayReadable(sound) {
  sound.removeAttribute('controls')
  tell(CANNOT_PLAY)
}

function tell(sentence) {
  const silent = document.getElementById('silent')
  silent.textContent = sentence
  silent.hidden = false
}
