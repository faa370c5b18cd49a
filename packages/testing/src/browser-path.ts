import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const outsideThePath = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** What to do on a machine without a browser. */
export const browserMissingMessage =
  'No Chromium found. Install it (Debian, Ubuntu: apt-get install chromium; Fedora: dnf install chromium; ' +
  'macOS: brew install --cask chromium), or set CHROMIUM_PATH to the program.'

/** The program of a Chromium-based browser: `CHROMIUM_PATH` if set, else the first one found on this machine. */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const chosen = environment['CHROMIUM_PATH']
  if (chosen !== undefined) return existsSync(chosen) ? chosen : undefined
  const folders = (environment['PATH'] ?? '').split(delimiter)
  const onThePath = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onThePath, ...outsideThePath].find((path) => existsSync(path))
}
