// Choosing from the list: a plain form that puts the choice in the address, so that a choice can be kept as a bookmark.
import { html } from 'hono/html'
import { THEMES } from '../../models/learning.ts'
import { weekWords } from './dates.ts'
import type { Html } from './layout.ts'
import { both, THEME_WORDS, type Words } from './words.ts'

export type ListFilter = Readonly<{ team?: string; theme?: string; week?: string; reviewed?: boolean; learningMoment?: boolean }>

type Choices = Readonly<{ filter: ListFilter; teams: ReadonlyArray<Readonly<{ id: string; name: string }>>; weeks: readonly string[] }>
type Option = Readonly<{ value: string; label: string }>

export function filterForm({ filter, teams, weeks }: Choices): Html {
  const listed = filter.week && !weeks.includes(filter.week) ? [filter.week, ...weeks] : weeks
  return html`<form class="filters" method="get" action="/">
    ${choice('team', { nl: 'Team', en: 'team' }, { all: 'alle teams', chosen: filter.team, options: teams.map(({ id, name }) => ({ value: id, label: name })) })}
    ${choice(
      'theme',
      { nl: 'Thema', en: 'theme' },
      { all: 'alle thema’s', chosen: filter.theme, options: THEMES.map((theme) => ({ value: theme, label: THEME_WORDS[theme].nl })) },
    )}
    ${choice(
      'week',
      { nl: 'Week', en: 'week' },
      { all: 'alle weken', chosen: filter.week, options: listed.map((week) => ({ value: week, label: weekWords(week) })) },
    )}
    <fieldset class="checks">
      <legend class="unseen">Beoordeling</legend>
      ${check('reviewed', { value: 'false', checked: filter.reviewed === false, words: { nl: 'nog te beoordelen', en: 'to review' } })}
      ${check('learningMoment', { value: 'true', checked: filter.learningMoment === true, words: { nl: 'leermoment', en: 'learning moment' } })}
    </fieldset>
    <div class="filter-act">
      <button type="submit">${both({ nl: 'Toon', en: 'show' })}</button>
      ${isFiltered(filter) && html`<a href="/">${both({ nl: 'wis keuze', en: 'clear' })}</a>`}
    </div>
  </form>`
}

export const isFiltered = (filter: ListFilter): boolean => Object.values(filter).some((value) => value !== undefined)

/** The list's address for a choice and a page. */
export function addressOf(filter: ListFilter, page: number): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, String(value))
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text ? `/?${text}` : '/'
}

function choice(name: string, words: Words, { all, chosen, options }: Readonly<{ all: string; chosen: string | undefined; options: readonly Option[] }>): Html {
  return html`<label class="field">
    <span class="label">${both(words)}</span>
    <select name="${name}">
      <option value="">${all}</option>
      ${options.map(({ value, label }) => html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`)}
    </select>
  </label>`
}

const check = (name: string, { value, checked, words }: Readonly<{ value: string; checked: boolean; words: Words }>): Html =>
  html`<label class="check"><input type="checkbox" name="${name}" value="${value}" ${checked && html`checked`} /> ${both(words)}</label>`
