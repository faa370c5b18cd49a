import { spawn } from 'node:child_process'
import type { Cli } from '../../cli.ts'
import { createSignInLink } from '../../http/operations.ts'

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** A link to the dashboard that signs its reader in. It works once; the link before it ends. */
export async function makeSignInLink({ api }: Cli): Promise<string> {
  const { url } = await api.call(createSignInLink)
  return url
}

/** Opens the link in the user's browser; says what to do when there is none. */
export function openInBrowser({ out }: Cli, link: string): void {
  const [program, ...words] = OPENERS[process.platform] ?? ['xdg-open']
  const child = spawn(program, [...words, link], { stdio: 'ignore', detached: true })
  const explain = () => out.note(`  No browser opened. Open this link, which signs you in once:\n  ${link}`)
  child.once('error', explain)
  child.once('exit', (code) => {
    if (code !== 0) explain()
  })
  child.unref()
}
