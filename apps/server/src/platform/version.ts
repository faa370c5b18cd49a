import { readFileSync } from 'node:fs'

/** Version of this server. */
export const VERSION = readVersion()

function readVersion(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}
