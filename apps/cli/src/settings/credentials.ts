import path from 'node:path'
import { readJsonFile, writePrivateJson } from './json-file.ts'
import { configFolder } from './user-folders.ts'

/** The file of access tokens, by server address; only its owner can read it. */
export function credentialsFile(environment: NodeJS.ProcessEnv): string {
  return path.join(configFolder(environment), 'credentials.json')
}

export function readToken(environment: NodeJS.ProcessEnv, server: string): string | null {
  const token = readTokens(environment)[server]
  return typeof token === 'string' ? token : null
}

export function storeToken(environment: NodeJS.ProcessEnv, server: string, token: string): void {
  writePrivateJson(credentialsFile(environment), { ...readTokens(environment), [server]: token })
}

/** False when there was none. */
export function removeToken(environment: NodeJS.ProcessEnv, server: string): boolean {
  const { [server]: removed, ...rest } = readTokens(environment)
  if (removed !== undefined) writePrivateJson(credentialsFile(environment), rest)
  return removed !== undefined
}

function readTokens(environment: NodeJS.ProcessEnv): Record<string, unknown> {
  return readJsonFile(credentialsFile(environment)) ?? {}
}
