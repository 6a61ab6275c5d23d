// Changing a fraction in a real browser: slider, number field, dots and sentence go together.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openChromium } from '../support/chromium.ts'
import { openStage } from '../support/stage.ts'
import { until } from '../support/until.ts'

test('what a fraction means is shown before it is sent', async (t) => {
  const browser = await openChromium(t)
  if (!browser) return
  const { address, received } = await openStage(t)
  const page = await browser.newPage()
  await page.goto(`${address}/trekking`)
  const team = page.locator('#klantenservice')
  const percent = team.getByLabel('Steekproeffractie in procenten')
  const slider = team.getByRole('slider')

  await percent.fill('15')
  assert.equal(await slider.inputValue(), '0.15')
  assert.equal(await team.locator('.dots .is-drawn').count(), 15)
  await team.getByText('Van elke 100 gesprekken worden er ongeveer 15 getrokken. Op het aanbod van dit kwartaal zijn dat er ongeveer 170.').waitFor()

  await team.getByText('Bij het aanbod van de laatste weken: per week ongeveer 18 gesprekken, 0,6 uur luisteren en 1,2 uur rekenen.').waitFor()

  await slider.press('ArrowLeft')
  assert.equal(await percent.inputValue(), '14.9')

  await percent.fill('25')
  await team.getByLabel('Waarom wijzigt u dit?').fill('meer oefenstof')
  await team.getByRole('button', { name: 'Wijzig fractie' }).click()
  assert.deepEqual(received, [], 'above the ceiling nothing is sent')

  await percent.fill('12.5')
  await team.getByRole('button', { name: 'Wijzig fractie' }).click()
  await until('the form has arrived', () => received.length > 0)
  assert.deepEqual(received, [{ line: 'POST /trekking', body: 'team=klantenservice&version=3&fraction=0.125&why=meer+oefenstof' }])
})
