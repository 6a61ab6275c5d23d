// What holds for every page, in a real browser: nothing refused by the policy, nothing too faint, nothing too wide.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { openChromium } from '../support/chromium.ts'
import { openStage } from '../support/stage.ts'

const PATHS = ['/', '/leeg', '/fragment/een', '/alleen-tekst', '/trekking', '/intussen', '/trekking/een', '/trekking/faulty', '/trekking/small', '/verwerking', '/verwerking-zonder-redis', '/verantwoording', '/wissen', '/gevonden', '/gewist', '/vasthouden', '/niets-vast', '/api', '/inloggen', '/gebruikt', '/weg']
const FAINT = readFileSync(resolve(import.meta.dirname, '../support/faint-text.js'), 'utf8').replace('export ', '')
const WIDE = 1280
const NARROW = 390

test('every page keeps to the policy, can be read, and fits', async (t) => {
  const browser = await openChromium(t)
  if (!browser) return
  const { address } = await openStage(t)
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme })
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    for (const path of PATHS) {
      await t.test(`${path} in ${colorScheme}`, async () => {
        await page.setViewportSize({ width: WIDE, height: 860 })
        const answer = await page.goto(`${address}${path}`)
        assert.match(answer?.headers()['content-security-policy'] ?? '', /default-src 'none'/)
        assert.deepEqual(await page.evaluate<string[]>(`${FAINT}; faintText()`), [])
        for (const width of [WIDE, NARROW]) {
          await page.setViewportSize({ width, height: 844 })
          assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= width, `wider than ${width} px`)
        }
        assert.deepEqual(complaints.splice(0), [])
      })
    }
  }
})
