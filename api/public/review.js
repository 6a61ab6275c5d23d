// Saves the review without leaving the page, so that listening goes on. Without script the form posts itself.

const SAVED = 'Bewaard.'
const NOT_SAVED = 'Niet bewaard. Kijk of u nog verbonden bent en probeer het opnieuw.'
const GONE = 'Niet bewaard: dit fragment is verlopen of ingetrokken.'
const SIGNED_OUT = 'Niet bewaard: u bent uitgelogd. Open een nieuwe inloglink in een ander tabblad en bewaar dan opnieuw.'
/** By HTTP status; anything else is not known to be more than bad luck. */
const REASONS = { 401: SIGNED_OUT, 410: GONE }

/** @returns {{ toggleMoment(): void }} */
export function startReview() {
  const form = document.getElementById('review')
  const { learningMoment, note } = form.elements
  const said = document.getElementById('saved')
  let saved = note.value

  const save = async () => {
    const sent = note.value
    const { isSaved, sentence } = await send(form.dataset.save, { learningMoment: learningMoment.checked, note: sent })
    if (isSaved) saved = sent
    said.textContent = sentence
    said.classList.toggle('is-wrong', !isSaved)
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    save()
  })
  learningMoment.addEventListener('change', save)
  note.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
  })
  addEventListener('beforeunload', (event) => {
    if (note.value !== saved) event.preventDefault()
  })
  return { toggleMoment: () => learningMoment.click() }
}

async function send(address, review) {
  try {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(review) })
    if (answer.ok) return { isSaved: true, sentence: SAVED }
    return { isSaved: false, sentence: REASONS[answer.status] ?? NOT_SAVED }
  } catch {
    return { isSaved: false, sentence: NOT_SAVED }
  }
}
