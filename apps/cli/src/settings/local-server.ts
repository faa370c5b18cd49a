import { existsSync } from 'node:fs'
import path from 'node:path'
import { readTextFile } from './json-file.ts'
import { findUp } from './project-file.ts'

export const DATA_FOLDER = '.guidon'

/** What a server that was started in this folder left for the commands of its owner. */
export interface LocalServer {
  readonly folder: string
  /** Where the server listens; `null` when it did not say. */
  readonly url: string | null
  readonly token: string | null
}

/** The server started in `folder` or above it; `null` when there is none. */
export function findLocalServer(folder: string): LocalServer | null {
  return readLocalServer(findUp(folder, DATA_FOLDER))
}

/** The server that keeps its data in this folder; `null` when there is none. */
export function readLocalServer(dataFolder: string | null): LocalServer | null {
  if (dataFolder === null || !existsSync(path.join(dataFolder, 'cli-token'))) return null
  const read = (name: string) => readTextFile(path.join(dataFolder, name))?.trim() || null
  return { folder: dataFolder, url: read('server-url'), token: read('cli-token') }
}

/** A server on this machine: the only kind that a local token is ever sent to. */
export function isLoopback(server: string): boolean {
  const { hostname } = new URL(server)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}
