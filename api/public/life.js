// Looks every few seconds whether the snippet on the page still lives. What is withdrawn or has expired leaves every open screen.

const EVERY_MS = 5000
const GONE = new Set([404, 410])
const SENTENCE = 'Dit fragment is ingetrokken of verlopen. Niemand kan het nog lezen of horen.'

/** @param {string} address answers 204 as long as it lives */
export function watchLife(address) {
  const look = async () => {
    if (document.visibilityState !== 'visible') return
    const answer = await fetch(address).catch(() => undefined)
    if (!answer || !GONE.has(answer.status)) return
    clearInterval(looking)
    clear()
  }
  const looking = setInterval(look, EVERY_MS)
  document.addEventListener('visibilitychange', look)
  addEventListener('pageshow', ({ persisted }) => persisted && look())
}

/** The sound first: it plays on without its element. */
function clear() {
  const sound = document.getElementById('sound')
  sound?.pause()
  sound?.replaceChildren()
  sound?.load()
  const notice = Object.assign(document.createElement('p'), { className: 'notice is-wrong', textContent: SENTENCE })
  notice.setAttribute('role', 'alert')
  const back = Object.assign(document.createElement('a'), { className: 'button', href: '/', textContent: 'Alle fragmenten' })
  document.getElementById('main').replaceChildren(notice, back)
}
