// A trainer hears a leak and presses one key: it is gone from every open screen, sound and all, and a manager is told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openChromium } from '../support/chromium.ts'
import { publishOne } from '../support/snippets.ts'
import { startWeb, type Web } from '../support/web.ts'

async function openAs(browser: Browser, web: Web, role: 'trainer' | 'manager') {
  const context = await browser.newContext()
  const [name = '', value = ''] = web.cookies[role].split('=')
  await context.addCookies([{ name, value, url: web.address }])
  return context.newPage()
}

test('one key withdraws a snippet from all screens at once', async (t) => {
  const browser = await openChromium(t)
  if (!browser) return
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  const [trainer, manager] = [await openAs(browser, web, 'trainer'), await openAs(browser, web, 'manager')]
  for (const page of [trainer, manager]) {
    await page.goto(`${web.address}/fragment/${id}`)
    await page.getByText('Goedemiddag', { exact: true }).waitFor()
  }

  await trainer.keyboard.press('Delete')
  await trainer.getByText('de kwaliteitsmanager heeft een melding').waitFor()

  await manager.getByText('Dit fragment is ingetrokken of verlopen.').waitFor()
  assert.equal(await manager.getByText('Goedemiddag', { exact: true }).count(), 0)
  assert.equal(await manager.locator('audio').count(), 0)

  await manager.getByRole('link', { name: 'Meldingen' }).click()
  await manager.getByRole('cell', { name: 'gelezen' }).waitFor()
  await manager.getByRole('button', { name: 'Gezien' }).click()
  await manager.getByRole('cell', { name: 'Manager Verzonnen' }).waitFor()
})

test('a key that is typed into a note withdraws nothing', async (t) => {
  const browser = await openChromium(t)
  if (!browser) return
  const web = await startWeb(t)
  const { id } = await publishOne(web)
  const page = await openAs(browser, web, 'trainer')
  await page.goto(`${web.address}/fragment/${id}`)
  await page.getByLabel('Aantekening').fill('Rustig.')
  await page.getByLabel('Aantekening').press('Delete')
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await page.getByText('Bewaard.').waitFor()
  assert.equal((await web.ask('trainer', `GET /v1/snippets/${id}/alive`)).status, 204)
})
