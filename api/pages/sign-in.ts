// Coming in with a link. The token stands behind the # of the link, so that it is in no log; a script puts it in the form.
import { html } from 'hono/html'
import { layout, type Html } from './layout.ts'
import { both } from './words.ts'

export function signInPage({ problem }: Readonly<{ problem?: 'spent' }>): Html {
  return layout({
    title: 'Inloggen',
    scripts: ['sign-in'],
    body: html`<div class="alone">
      <h1>${both({ nl: 'Welkom bij Steekproef', en: 'welcome' })}</h1>
      <p>Korte stukjes uit echte gesprekken, gepseudonimiseerd, om van te leren.</p>
      ${problem && spent()}
      <form id="sign-in" method="post" action="/inloggen" hidden>
        <input type="hidden" name="token" />
        <button class="primary large" type="submit">${both({ nl: 'Inloggen', en: 'sign in' })}</button>
        <p class="small">U blijft twaalf uur ingelogd op dit apparaat. <span class="en" lang="en">You stay signed in for twelve hours.</span></p>
      </form>
      <div id="no-link">${problem ? false : html`<h2>${both({ nl: 'U hebt een link nodig', en: 'you need a link' })}</h2>`} ${howToGetOne()}</div>
      <noscript><p class="notice">Inloggen gaat met JavaScript. Zet het voor deze site aan en open de link opnieuw.</p></noscript>
    </div>`,
  })
}

const spent = (): Html => html`<p class="notice is-wrong" role="alert">
  ${both({ nl: 'Deze link is al gebruikt, of te oud.', en: 'This link was used already, or is too old.' })}
</p>`

const howToGetOne = (): Html => html`<p>
    Inloggen gaat zonder wachtwoord, met een link die één keer werkt en tien minuten geldig is. Vraag een nieuwe aan uw kwaliteitsmanager of beheerder en open die in
    deze browser.
  </p>
  <p class="en" lang="en">You sign in without a password, by a link that works once, for ten minutes. Ask your quality manager or administrator for a new one.</p>`
