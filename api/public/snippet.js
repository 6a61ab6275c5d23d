// The page of a snippet, brought together: player, conversation, review and keys.
import { listenToKeys } from './keys.js'
import { watchLife } from './life.js'
import { startPlayer } from './player.js'
import { startReview } from './review.js'
import { followTurns, onChosenMoment } from './turns.js'

const STEP_MS = 2000

const turns = followTurns()
const player = startPlayer(turns.light)
const review = startReview()
const withdrawal = document.querySelector('#withdrawal form')
if (player) onChosenMoment(player.playFrom)

const seekBy = (ms) => () => player?.seek(player.nowMs() + ms)
const toTurn = (by) => () => {
  const startMs = turns.step(by)
  if (startMs !== undefined) player?.seek(startMs)
}

listenToKeys({
  ' ': () => player?.toggle(),
  ArrowLeft: seekBy(-STEP_MS),
  ArrowRight: seekBy(STEP_MS),
  j: toTurn(1),
  k: toTurn(-1),
  l: review.toggleMoment,
  n: () => document.getElementById('next')?.click(),
  w: askToWithdraw,
  Delete: () => withdrawal.requestSubmit(),
})

watchLife(withdrawal.dataset.alive)

/** Where something was heard goes along, if anything was played. */
withdrawal.addEventListener('formdata', ({ formData }) => {
  if (player?.isBegun()) formData.set('heardMs', String(player.nowMs()))
})

/** Opens the question and puts the focus on its answer; Escape takes it back. */
function askToWithdraw() {
  document.getElementById('withdrawal').open = true
  document.getElementById('withdraw').focus()
}

document.getElementById('withdrawal').addEventListener('keydown', ({ key, currentTarget }) => {
  if (key !== 'Escape') return
  currentTarget.open = false
  currentTarget.querySelector('summary').focus()
})
