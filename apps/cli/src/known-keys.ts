import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import path from 'node:path'
import type { Cli } from './cli.ts'
import type { Completes } from './command/command-definition.ts'
import { listEnvironments, listFlags, listProjects, listSegments } from './http/operations.ts'
import { readJsonFile, writePrivateJson } from './settings/json-file.ts'
import { cacheFolder } from './settings/user-folders.ts'

const CACHE_MS = 60_000
const PAGE_SIZE = 500
const MOST_KEYS = 10_000

/** What a key can name. */
export type KeyKind = Exclude<Completes, 'file'>

/** Keys that exist on the server, for completion and "did you mean"; at most a minute old, empty when it cannot say. */
export async function knownKeys(cli: Cli, kind: KeyKind): Promise<readonly string[]> {
  const file = cacheFile(cli, kind)
  const cached = readCache(file)
  if (cached) return cached
  try {
    const keys = await FETCHERS[kind](cli)
    writePrivateJson(file, { keys })
    return keys
  } catch {
    return []
  }
}

const FETCHERS: Readonly<Record<KeyKind, (cli: Cli) => Promise<string[]>>> = {
  project: ({ api }) => allKeys((page) => api.call(listProjects, { query: page })),
  environment: async ({ api, project }) => keysOf(await api.call(listEnvironments, { params: { project } })),
  flag: ({ api, project }) => allKeys((page) => api.call(listFlags, { params: { project }, query: page })),
  segment: ({ api, project, environment }) =>
    allKeys((page) => api.call(listSegments, { params: { project, environment }, query: page })),
}

interface KeyPage {
  readonly items: readonly { readonly key: string }[]
  readonly page: { readonly next: string | null }
}

async function allKeys(read: (page: { limit: number; after?: string }) => Promise<KeyPage>): Promise<string[]> {
  const keys: string[] = []
  let after: string | null = null
  do {
    const answer: KeyPage = await read({ limit: PAGE_SIZE, ...(after === null ? {} : { after }) })
    keys.push(...keysOf(answer))
    after = answer.page.next
  } while (after !== null && keys.length < MOST_KEYS)
  return keys
}

function keysOf({ items }: Pick<KeyPage, 'items'>): string[] {
  return items.map(({ key }) => key)
}

function cacheFile({ settings, project, environment, process }: Cli, kind: string): string {
  const place = [settings.get('server'), settings.get('token'), project, environment, kind].join('\n')
  const name = createHash('sha256').update(place).digest('hex').slice(0, 32)
  return path.join(cacheFolder(process.environment), `keys-${name}.json`)
}

function readCache(file: string): readonly string[] | null {
  try {
    if (Date.now() - statSync(file).mtimeMs > CACHE_MS) return null
    const keys = readJsonFile(file)?.['keys']
    return Array.isArray(keys) ? (keys as string[]) : null
  } catch {
    return null
  }
}
