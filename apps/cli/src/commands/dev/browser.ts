import { spawn } from 'node:child_process'
import type { Cli } from '../../cli.ts'
import { createSignInLink } from '../../http/operations.ts'

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens the server in the user's browser, if there is one, signed in by a link that works once. */
export async function openSignedIn(cli: Cli): Promise<void> {
  const { url } = await cli.api.call(createSignInLink)
  const [program, ...words] = OPENERS[process.platform] ?? ['xdg-open']
  const child = spawn(program, [...words, url], { stdio: 'ignore', detached: true })
  child.once('error', () => cli.out.note(`  open ${url}`))
  child.unref()
}
