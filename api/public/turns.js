// The conversation while it is heard: lights the words that are spoken, plays from a word that is clicked, walks by turn.

/** @returns {{ light(ms: number, isPlaying: boolean): void, step(by: 1 | -1): number | undefined }} */
export function followTurns() {
  const turns = [...document.querySelectorAll('.turn')].map(timed)
  const words = [...document.querySelectorAll('.said [data-from]')].map(timed)
  let lit = new Set()
  let current

  const light = (ms, isPlaying) => {
    const spoken = new Set(words.filter((word) => isAt(word, ms)).map(({ element }) => element))
    for (const element of lit.difference(spoken)) element.classList.remove('is-spoken')
    for (const element of spoken.difference(lit)) element.classList.add('is-spoken')
    lit = spoken
    const turn = turns.findLast((one) => one.fromMs <= ms)
    if (!turn || turn === current) return
    point(turn)
    if (isPlaying && !isWriting()) turn.element.scrollIntoView({ block: 'nearest' })
  }

  const point = (turn) => {
    current?.element.classList.remove('is-current')
    turn.element.classList.add('is-current')
    current = turn
  }

  /** Goes to another turn and gives its start. Focus moves along, so that it is read out and scrolled to. */
  const step = (by) => {
    const at = current ? turns.indexOf(current) + by : 0
    const turn = turns[Math.min(turns.length - 1, Math.max(0, at))]
    if (!turn) return undefined
    point(turn)
    turn.element.focus()
    return turn.fromMs
  }

  return { light, step }
}

/** A click on a word or on the time of a turn. Selecting text is not clicking. */
export function onChosenMoment(chosen) {
  document.querySelector('.turns').addEventListener('click', ({ target }) => {
    const button = target.closest('[data-play-from]')
    if (button) return chosen(Number(button.dataset.playFrom))
    const word = target.closest('.said [data-from]')
    if (word && getSelection().isCollapsed) chosen(Number(word.dataset.from))
  })
  for (const button of document.querySelectorAll('[data-play-from]')) button.disabled = false
}

/** Nobody wants the page to move away from what they are writing. */
const isWriting = () => document.activeElement.matches('textarea')

const timed = (element) => ({ element, fromMs: Number(element.dataset.from), toMs: Number(element.dataset.to) })

const isAt = ({ fromMs, toMs }, ms) => fromMs <= ms && ms < toMs
