// Forms that work without a script. One that was not taken stands there again as it was filled in, with what is wrong beneath its field.
import { html } from 'hono/html'
import type { FailureCode } from '../../models/failure.ts'
import { WHY_MAX_LENGTH } from '../../models/team-rules.ts'
import type { Html } from './layout.ts'
import { both, type Words } from './words.ts'

/** A form that was not taken: what was filled in, and the fields with which something is wrong. */
export type FormFault = Readonly<{ code: FailureCode; filled: Readonly<Record<string, string>>; fields: readonly string[] }>

/** `rule`: what is asked of the field, said when it is wrong. */
export type Asked = Readonly<{ name: string; label: Words; rule: string; fault: FormFault | undefined }>

/** `input` takes what ties it to the fault beneath it. */
export const field = (asked: Asked, input: (tie: Html) => Html): Html => html`<label class="field">
  <span class="label">${both(asked.label)}</span>
  ${input(tieOf(asked))} ${saidOf(asked)}
</label>`

export type Option = Readonly<{ value: string; words: Words; more?: string }>

/** One of a few, all in sight. */
export const choice = (asked: Asked, chosen: string, options: readonly Option[]): Html => html`<fieldset class="choice">
  <legend class="label">${both(asked.label)}</legend>
  ${options.map(
    ({ value, words, more }) => html`<label class="check">
      <input type="radio" name="${asked.name}" value="${value}" required ${value === chosen && html`checked`} ${tieOf(asked)} />
      <span>${both(words)} ${more && html`<span class="small">${more}</span>`}</span>
    </label>`,
  )}
  ${saidOf(asked)}
</fieldset>`

export const whyField = (fault: FormFault | undefined): Html =>
  field(
    { name: 'why', label: { nl: 'Waarom wijzigt u dit?', en: 'why' }, rule: `Geef een reden van hoogstens ${WHY_MAX_LENGTH} tekens.`, fault },
    (tie) => html`<input type="text" name="why" required maxlength="${WHY_MAX_LENGTH}" autocomplete="off" value="${fault?.filled['why'] ?? ''}" ${tie} />`,
  )

/** Above the fields of a form that was not taken. */
export const faultNotice = (fault: FormFault | undefined): Html =>
  html`${fault && html`<p class="notice is-wrong" role="alert">${both(NOTICES[fault.code] ?? NOT_TAKEN)}</p>`}`

const isWrong = ({ name, fault }: Asked): boolean => fault?.fields.includes(name) === true

const tieOf = (asked: Asked): Html => html`${isWrong(asked) && html`aria-invalid="true" aria-describedby="wrong-${asked.name}"`}`

const saidOf = (asked: Asked): Html => html`${isWrong(asked) && html`<span class="is-wrong" id="wrong-${asked.name}">${asked.rule}</span>`}`

const NOT_TAKEN: Words = { nl: 'Niet gewijzigd: kijk na wat u invulde.', en: 'not changed: look at what was filled in' }
const NOTICES: Readonly<Partial<Record<FailureCode, Words>>> = {
  'rules-changed': { nl: 'Niet gewijzigd: iemand anders was u voor. Hier staat wat nu geldt; kijk en beslis opnieuw.', en: 'somebody changed them meanwhile' },
}
