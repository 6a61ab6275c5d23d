// Keys without a modifier, never while somebody types, and not at all when turned off (WCAG 2.1.4).

const REMEMBERED = 'steekproef-keys'
const TYPED_IN = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, select'
const PRESSED = 'button, a, summary, input, audio'

/** @param {Record<string, () => void>} actions by the key's name, letters in lower case */
export function listenToKeys(actions) {
  const dialog = document.getElementById('keys')
  const isUsed = rememberUse(document.getElementById('use-keys'))
  const show = () => dialog.showModal()
  document.getElementById('show-keys')?.addEventListener('click', show)
  document.getElementById('close-keys').addEventListener('click', () => dialog.close())

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || !isUsed()) return
    if (event.target.closest(TYPED_IN) || isOwnKey(event)) return
    const action = { ...actions, '?': show }[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!action) return
    event.preventDefault()
    action()
  })
}

/** Space presses what has the focus; arrows choose among radio buttons. */
function isOwnKey({ key, target }) {
  if (key === ' ') return target.closest(PRESSED) !== null && target.type !== 'range'
  return key.startsWith('Arrow') && target.type === 'radio'
}

function rememberUse(box) {
  box.checked = localStorage.getItem(REMEMBERED) !== 'off'
  box.addEventListener('change', () => localStorage.setItem(REMEMBERED, box.checked ? 'on' : 'off'))
  return () => box.checked
}
