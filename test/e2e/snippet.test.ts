// Hearing and reviewing a snippet in a real browser, with a clip that plays.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { openChromium } from '../support/chromium.ts'
import { SNIPPET_MS, SUMMARY, TURNS } from '../support/shown-snippets.ts'
import { openStage } from '../support/stage.ts'
import { until } from '../support/until.ts'

/** A click on the drawing lands on a pixel, and the clip's clock is a little rounded. */
const NEAR_MS = 150

const SOUND = 'document.getElementById("sound")'
const nowMs = async (page: Page) => (await page.evaluate<number>(`${SOUND}.currentTime`)) * 1000
const isPaused = (page: Page) => page.evaluate<boolean>(`${SOUND}.paused`)
const litWords = (page: Page) => page.locator('.word.is-spoken').allTextContents()
const currentTurn = (page: Page) => page.evaluate<number>('[...document.querySelectorAll(".turn")].findIndex((one) => one.matches(".is-current"))')
const isNear = (actualMs: number, expectedMs: number) => Math.abs(actualMs - expectedMs) <= NEAR_MS

/** By the made-up data, not by the page. */
const wordsAt = (ms: number) => TURNS.flatMap(({ words }) => words.flatMap((one) => (one.shown && one.startMs <= ms && ms < one.endMs ? [one.text] : [])))

test('a snippet is heard and reviewed', async (t) => {
  const browser = await openChromium(t)
  if (!browser) return
  const { address, received } = await openStage(t)
  const page = await browser.newPage()
  const openSnippet = () => page.goto(`${address}/fragment/${SUMMARY.id}`)

  await t.test('the word that is spoken lights up while it plays', async () => {
    const heard: string[] = []
    page.on('request', (request) => request.url().endsWith('/clip') && heard.push(request.url()))
    await openSnippet()
    assert.deepEqual(heard, [], 'nothing is fetched before it is played: that would count as hearing it')
    await page.getByRole('button', { name: 'Afspelen' }).click()
    await until('another word than the first is lit', async () => (await litWords(page)).some((word) => word !== 'Goedemiddag,'))
    await page.getByRole('button', { name: 'Pauze' }).click()
    await until('it stands still', () => isPaused(page))
    await until('what is lit is what is spoken', async () => isDeepStrictEqual(await litWords(page), wordsAt(Math.round(await nowMs(page)))))
  })

  await t.test('a click on a word plays from there, and its turn is the current one', async () => {
    await openSnippet()
    await page.evaluate(`${SOUND}.addEventListener('play', ({ target }) => { window.startedAtSeconds = target.currentTime }, { once: true })`)
    const word = TURNS[3]?.words.find((one) => one.shown && one.text === 'voorschot')
    await page.locator('.turn').nth(3).getByText('voorschot', { exact: true }).click()
    await until('its turn is the current one', async () => (await currentTurn(page)) === 3)
    await until('it plays', async () => !(await isPaused(page)))
    assert.ok(isNear((await page.evaluate<number>('startedAtSeconds')) * 1000, word?.startMs ?? 0))
  })

  await t.test('a click on the drawing goes there', async () => {
    await openSnippet()
    const box = await page.locator('#seek').boundingBox()
    assert.ok(box)
    await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2)
    assert.ok(isNear(await nowMs(page), SNIPPET_MS * 0.75))
    const playhead = Number.parseFloat((await page.locator('#playhead').getAttribute('x1')) ?? '')
    assert.ok(Math.abs(playhead - 75) < 0.5)
    assert.equal(await isPaused(page), true)
  })

  await t.test('the keys: space, arrows, J and K', async () => {
    await openSnippet()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    assert.equal(await currentTurn(page), 2)
    assert.ok(isNear(await nowMs(page), TURNS[2]?.startMs ?? 0))
    await page.keyboard.press('k')
    assert.equal(await currentTurn(page), 1)
    await page.keyboard.press('ArrowRight')
    assert.ok(isNear(await nowMs(page), (TURNS[1]?.startMs ?? 0) + 2000))
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    assert.ok(isNear(await nowMs(page), (TURNS[1]?.startMs ?? 0) - 2000))
    await page.keyboard.press('Space')
    await until('it plays', async () => !(await isPaused(page)))
    await page.keyboard.press('Space')
    await until('it pauses', () => isPaused(page))
  })

  await t.test('speed is chosen', async () => {
    await openSnippet()
    await page.getByText('1,5×').click()
    assert.equal(await page.evaluate<number>(`${SOUND}.playbackRate`), 1.5)
  })

  await t.test('L saves the mark and the note without leaving the page', async () => {
    await openSnippet()
    await page.getByLabel('Aantekening').fill('Rustig uitgelegd. Wil iemand dit? W, L.')
    await page.locator('h1').click()
    await page.keyboard.press('l')
    await page.getByText('Bewaard.').waitFor()
    const { line, body } = received.splice(0).at(-1) ?? {}
    assert.equal(line, `PUT /v1/snippets/${SUMMARY.id}/review`)
    assert.deepEqual(JSON.parse(body ?? ''), { learningMoment: true, note: 'Rustig uitgelegd. Wil iemand dit? W, L.' })
  })

  await t.test('W asks first, Escape takes it back, and only the answer withdraws', async () => {
    await openSnippet()
    await page.keyboard.press('w')
    const answer = page.getByRole('button', { name: 'Ja, trek in voor iedereen' })
    await answer.waitFor()
    await page.keyboard.press('Escape')
    await answer.waitFor({ state: 'hidden' })
    assert.deepEqual(received, [])
    await page.keyboard.press('w')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${address}/`)
    assert.deepEqual(received.splice(0).map(({ line }) => line), [`POST /fragment/${SUMMARY.id}/intrekken`])
  })

  await t.test('? shows the keys, and they can be turned off', async () => {
    await openSnippet()
    await page.keyboard.press('?')
    await page.getByLabel('Sneltoetsen gebruiken').uncheck()
    await page.getByRole('button', { name: 'Sluiten' }).click()
    await page.keyboard.press('j')
    assert.equal(await currentTurn(page), 0)
    await page.getByRole('button', { name: 'Toetsen' }).click()
    await page.getByLabel('Sneltoetsen gebruiken').check()
  })
})

test('without script a snippet is read, heard and reviewed', async (t) => {
  const browser = await openChromium(t)
  if (!browser) return
  const { address, received } = await openStage(t)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${address}/fragment/${SUMMARY.id}`)
  assert.equal(await page.locator('audio[controls]').isVisible(), true)
  assert.equal(await page.locator('#play, #seek, #speeds').filter({ visible: true }).count(), 0)
  assert.match(await page.locator('.turn').first().innerText(), /Goedemiddag, u spreekt met NAAM-1/)
  await page.getByLabel('Leermoment').check()
  await page.getByLabel('Aantekening').fill('Goed.')
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await until('the form has arrived', () => received.length > 0)
  assert.deepEqual(received, [{ line: `POST /fragment/${SUMMARY.id}/beoordeling`, body: 'learningMoment=true&note=Goed.' }])
})

test('a browser that cannot play the clip says so, and the text stays', async (t) => {
  const browser = await openChromium(t)
  if (!browser) return
  const { address } = await openStage(t)
  const page = await browser.newPage()
  await page.addInitScript('HTMLMediaElement.prototype.canPlayType = () => ""')
  await page.goto(`${address}/fragment/${SUMMARY.id}`)
  await page.getByText('Deze browser speelt dit geluid').waitFor()
  assert.equal(await page.locator('#play').isVisible(), false)
  await page.keyboard.press('j')
  assert.equal(await currentTurn(page), 0)
})
