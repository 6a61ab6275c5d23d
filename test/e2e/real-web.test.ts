// A trainer's round through the real application: link, list, snippet, review, withdrawal.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issueLink } from '../../models/store/people.ts'
import { openChromium } from '../support/chromium.ts'
import { publishOne } from '../support/snippets.ts'
import { startWeb } from '../support/web.ts'

for (const javaScriptEnabled of [true, false]) {
  test(`a trainer signs in, reviews and withdraws, ${javaScriptEnabled ? 'with' : 'without'} script`, async (t) => {
    const browser = await openChromium(t)
    if (!browser) return
    const web = await startWeb(t)
    const { id } = await publishOne(web)
    const context = await browser.newContext({ javaScriptEnabled })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    if (javaScriptEnabled) {
      await page.goto(`${web.address}/inloggen#${await issueLink(web.store, web.people.trainer, web.clock.now)}`)
      await page.getByRole('button', { name: 'Inloggen' }).click()
    } else {
      const [name = '', value = ''] = web.cookies.trainer.split('=')
      await context.addCookies([{ name, value, url: web.address }])
      await page.goto(web.address)
    }

    await page.getByRole('link', { name: 'Rekening en betaling' }).click()
    await page.getByText('NAAM-1', { exact: true }).first().waitFor()
    await page.getByLabel('Aantekening').fill('Rustig uitgelegd.')
    await page.getByLabel('Leermoment').check()
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByText(/^\s*Bewaard/).waitFor()
    await page.goto(`${web.address}/fragment/${id}`)
    assert.equal(await page.getByLabel('Aantekening').inputValue(), 'Rustig uitgelegd.')
    assert.equal(await page.getByLabel('Leermoment').isChecked(), true)

    await page.locator('summary').click()
    await page.getByRole('button', { name: 'Ja, trek in' }).click()
    await page.getByText('Het fragment is ingetrokken.').waitFor()
    assert.deepEqual(complaints, [])
    const gone = await page.goto(`${web.address}/fragment/${id}`)
    assert.equal(gone?.status(), 410)
    await page.getByRole('heading', { name: 'Dit is er niet meer' }).waitFor()
  })
}
