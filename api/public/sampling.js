// While the slider of a team moves: the dots, the number field and the sentence say what it would mean.

const COUNT = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 })
const PERCENT = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 })
const CALLS = 100
const HOUR_MS = 3_600_000

for (const form of document.querySelectorAll('form.fraction')) follow(form)

function follow(form) {
  const slider = form.elements.fraction
  const percent = form.querySelector('.percent input')
  const dots = form.querySelectorAll('.dots circle')
  const meaning = form.querySelector('.meaning')
  const outlook = form.querySelector('.outlook')
  const show = () => {
    const fraction = Number(slider.value)
    slider.setAttribute('aria-valuetext', `${PERCENT.format(fraction * 100)} %`)
    for (const dot of dots) dot.classList.toggle('is-drawn', Number(dot.dataset.rank) < Math.round(fraction * CALLS))
    meaning.textContent = meaningOf(fraction, Number(form.dataset.eligible))
    if (outlook) outlook.textContent = outlookOf(fraction, outlook.dataset)
  }
  slider.addEventListener('input', () => {
    percent.value = String(Math.round(Number(slider.value) * 1000) / 10)
    show()
  })
  percent.addEventListener('input', () => {
    if (percent.value === '' || !percent.validity.valid) return
    slider.value = String(percent.valueAsNumber / 100)
    show()
  })
  form.querySelector('.percent').hidden = false
  show()
}

/** The same sentence as in api/pages/sampling.ts. */
function meaningOf(fraction, eligible) {
  const share = `Van elke 100 gesprekken worden er ongeveer ${PERCENT.format(fraction * 100)} getrokken.`
  return eligible > 0 ? `${share} Op het aanbod van dit kwartaal zijn dat er ongeveer ${COUNT.format(fraction * eligible)}.` : share
}

/** The same sentence as in api/pages/outlook.ts. */
function outlookOf(fraction, { week, listen, work }) {
  if (Number(week) === 0) return 'De laatste weken werd niets aangeboden; wat dit per week betekent, is nog niet te zeggen.'
  const calls = Number(week) * fraction
  const hours = (ms) => PERCENT.format((calls * Number(ms)) / HOUR_MS)
  return `Bij het aanbod van de laatste weken: per week ongeveer ${COUNT.format(calls)} gesprekken, ${hours(listen)} uur luisteren en ${hours(work)} uur rekenen.`
}
