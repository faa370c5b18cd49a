import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { CliError } from '../../errors/cli-error.ts'

/** How to start the server: a Node that can run it, and its entry. */
export interface ServerRuntime {
  readonly node: string
  readonly entry: string
}

/** Node runs TypeScript by itself from this version on. */
const FIRST_TYPESCRIPT_NODE = [22, 18] as const

export function findServerRuntime(): ServerRuntime {
  const entry = serverEntry()
  if (entry === null) {
    throw new CliError({
      code: 'server_not_installed',
      message: 'The server is not installed beside guidon',
      suggestion: 'Run guidon from a checkout of the repository, or install @guidon/server.',
    })
  }
  return { node: nodeFor(entry), entry }
}

function serverEntry(): string | null {
  try {
    const entry = fileURLToPath(new URL('../bin/guidon-server.js', import.meta.resolve('@guidon/server')))
    return existsSync(entry) ? entry : null
  } catch {
    return null
  }
}

/** This Node when it is new enough, else the one that the repository pins. */
function nodeFor(entry: string): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isNewEnough =
    major > FIRST_TYPESCRIPT_NODE[0] || (major === FIRST_TYPESCRIPT_NODE[0] && minor >= FIRST_TYPESCRIPT_NODE[1])
  return isNewEnough ? process.execPath : createRequire(entry).resolve('node/bin/node')
}
