// Is it chance? What was drawn beside what chance lets expect, drawn and in plain words.
import { html } from 'hono/html'
import type { Fit } from '../../models/chance.ts'
import type { ChanceBar, ChanceFigures } from '../../models/sampling.ts'
import { countWords, percentWords } from './dates.ts'
import type { Html } from './layout.ts'
import { both, type Words } from './words.ts'

/** A fit that pure chance makes worse in fewer than one of a hundred quarters is worth a look. */
const DOUBTFUL = 0.01
const WIDTH = 240
const HEIGHT = 48

export function chanceFigures(figures: ChanceFigures): Html {
  const { drawn, eligible, expected, interval, fits, hours, weekdays } = figures
  return html`<div class="chance">
    <h3>${both({ nl: 'Is het toeval?', en: 'is it chance?' })}</h3>
    <p>
      Van ${countWords(eligible)} gesprekken die meededen zijn er ${countWords(drawn)} getrokken: ${percentWords(eligible === 0 ? 0 : drawn / eligible)}. Verwacht waren er
      ongeveer ${countWords(expected)}. Met 95 % zekerheid ligt de kans om getrokken te worden tussen ${percentWords(interval.least)} en ${percentWords(interval.most)}.
    </p>
    ${intervalDrawing(figures)}
    <div class="chance-parts">
      ${fitted({ nl: 'Uren van de dag', en: 'hours' }, fits.hours, hours)} ${fitted({ nl: 'Dagen van de week', en: 'weekdays' }, fits.weekdays, weekdays)}
      ${fitted({ nl: 'Medewerkers', en: 'agents' }, fits.agents, [])}
    </div>
  </div>`
}

/** The interval as a beam on a line from nothing to twice what was agreed, with what was agreed marked in it. */
function intervalDrawing({ eligible, expected, drawn, interval }: ChanceFigures): Html | false {
  if (eligible === 0) return false
  const agreed = expected / eligible
  const most = Math.max(2 * agreed, interval.most, Number.EPSILON)
  const at = (share: number): string => `${((100 * share) / most).toFixed(2)}%`
  const label = `Getrokken ${percentWords(drawn / eligible)}, afgesproken ${percentWords(agreed)}`
  return html`<svg class="interval" width="100%" height="26" role="img" aria-label="${label}">
      <rect class="not-drawn" y="11" width="100%" height="4" />
      <rect class="expected" x="${at(interval.least)}" y="8" width="${at(interval.most - interval.least)}" height="10" />
      <line class="agreed" x1="${at(agreed)}" x2="${at(agreed)}" y1="0" y2="26" />
      <circle class="drawn" cx="${at(drawn / eligible)}" cy="13" r="5" />
    </svg>
    <p class="small">
      ${both({ nl: 'Punt: getrokken. Balk: waar de kans met 95 % zekerheid ligt. Streep: afgesproken.', en: 'Dot: drawn. Beam: 95 % interval. Line: agreed.' })}
    </p>`
}

const fitted = (words: Words, fit: Fit, bars: readonly ChanceBar[]): Html => html`<div>
  <h4>${both(words)}</h4>
  ${bars.length > 1 && barDrawing(bars)}
  <p class="small">${fitSentence(fit)}</p>
</div>`

/** One bar compares nothing and is not drawn. Bars of what was drawn, each with a mark where chance lets expect it. */
function barDrawing(bars: readonly ChanceBar[]): Html {
  const most = Math.max(1, ...bars.map(({ drawn, expected }) => Math.max(drawn, expected)))
  const step = WIDTH / bars.length
  const top = (count: number): string => (HEIGHT - (HEIGHT * count) / most).toFixed(1)
  return html`<svg class="bars" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Getrokken naast verwacht">
    ${bars.map(
      ({ drawn, expected }, index) => html`<rect class="drawn" x="${(index * step + 1).toFixed(1)}" y="${top(drawn)}" width="${(step - 2).toFixed(1)}" height="${((HEIGHT * drawn) / most).toFixed(1)}" />
        <line class="agreed" x1="${(index * step).toFixed(1)}" x2="${((index + 1) * step).toFixed(1)}" y1="${top(expected)}" y2="${top(expected)}" />`,
    )}
  </svg>`
}

function fitSentence({ chance }: Fit): Html {
  if (chance === undefined) return both({ nl: 'Er is nog te weinig getrokken om er iets over te zeggen.', en: 'too few draws to say' })
  if (chance >= DOUBTFUL) return both({ nl: 'Past bij toeval.', en: 'fits chance' })
  return both({
    nl: 'Wijkt af: zuiver toeval geeft dit in minder dan één op de honderd kwartalen. Laat het register narekenen.',
    en: 'differs: chance does this in fewer than one of a hundred quarters; have the ledger replayed',
  })
}
