// The token of a link goes into the form and out of the address, in a real browser.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openChromium } from '../support/chromium.ts'
import { openStage } from '../support/stage.ts'
import { until } from '../support/until.ts'

test('the token of a link is sent with one press, and stands in no address', async (t) => {
  const browser = await openChromium(t)
  if (!browser) return
  const { address, received } = await openStage(t)
  const page = await browser.newPage()
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await page.goto(`${address}/inloggen#gUt-verzonnen_token`)
  await until('the address is clean', () => page.url() === `${address}/inloggen`)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${address}/`)
  assert.deepEqual(received, [{ line: 'POST /inloggen', body: 'token=gUt-verzonnen_token' }])
  assert.deepEqual(addresses.filter((one) => one.includes('verzonnen_token') && !one.includes('#')), [])
})

test('without a token there is nothing to press, and it is said how to get a link', async (t) => {
  const browser = await openChromium(t)
  if (!browser) return
  const { address } = await openStage(t)
  const page = await browser.newPage()
  await page.goto(`${address}/inloggen`)
  await page.getByText('U hebt een link nodig').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Inloggen' }).isVisible(), false)
})
