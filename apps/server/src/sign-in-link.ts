import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createApiClient, createSignInLink as createLinkRoute } from '@guidon/api'
import { StartError } from './platform/start-errors.ts'

export class NoRunningServerError extends StartError {
  override name = 'NoRunningServerError'
  readonly code = 'no_running_server'
  constructor(dataFolder: string, cause: unknown) {
    super(`No Guidon server runs on the folder "${dataFolder}". Start it first: npm start`, { cause })
  }
}

/** Asks the server that runs on this data folder for a one-time link that signs its administrator in. */
export async function createSignInLink(dataFolder: string, access: 'all' | 'read'): Promise<string> {
  try {
    const url = await readLine(join(dataFolder, 'server-url'))
    const token = await readLine(join(dataFolder, 'cli-token'))
    return (await createApiClient({ url, token }).call(createLinkRoute, { query: { access } })).url
  } catch (error) {
    throw new NoRunningServerError(dataFolder, error)
  }
}

async function readLine(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).trim()
}
