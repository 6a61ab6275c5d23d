// The distribution's Chromium, driven through playwright's library. Where there is none, tests say so; in CI that is a failure.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { TestContext } from 'node:test'
import { chromium, type Browser } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const QUIET = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** A browser for one test, or undefined after the test was skipped. */
export async function openChromium(t: TestContext): Promise<Browser | undefined> {
  const executablePath = findChromium()
  if (!executablePath) {
    if (process.env['CI'] === 'true') throw new Error('No Chromium on PATH: install the distribution’s package `chromium`.')
    t.skip('no Chromium on PATH')
    return undefined
  }
  // Chromium refuses its sandbox to root, as which containers run.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...QUIET] : QUIET
  const browser = await chromium.launch({ executablePath, args: [...args, '--autoplay-policy=no-user-gesture-required'] })
  t.after(() => browser.close())
  return browser
}

function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
