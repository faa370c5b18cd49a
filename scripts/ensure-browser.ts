import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { browserMissingMessage, findBrowser } from '../packages/testing/src/browser-path.ts'

// The browser tests need Chromium. Install it where that is possible without asking anyone; else say what to install.

if (findBrowser() === undefined && canInstall()) install()

const browser = findBrowser()
if (browser === undefined) {
  console.error(browserMissingMessage)
  process.exitCode = 1
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

function install(): void {
  console.error('No Chromium found: installing the Debian package "chromium".')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const arguments_ of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    spawnSync('apt-get', arguments_, { stdio: ['ignore', 2, 2], env: environment })
  }
}
