import path from 'node:path'
import { CliError } from '../errors/cli-error.ts'
import { readJsonFile, writePrivateJson } from './json-file.ts'
import { configFolder } from './user-folders.ts'

/** A named profile: where to work. */
export interface ContextProfile {
  readonly server: string
  readonly project?: string
  readonly environment?: string
}

/** What a user told `guidon` to remember. */
export interface UserConfig {
  /** Name of the profile in use; `null` for none. */
  readonly current: string | null
  readonly contexts: Readonly<Record<string, ContextProfile>>
}

export function configFile(environment: NodeJS.ProcessEnv): string {
  return path.join(configFolder(environment), 'config.json')
}

export function readUserConfig(environment: NodeJS.ProcessEnv): UserConfig {
  const file = configFile(environment)
  const stored = readJsonFile(file)
  if (stored === null) return { current: null, contexts: {} }
  const { current = null, contexts = {} } = stored as Partial<UserConfig>
  const areProfiles =
    typeof contexts === 'object' && Object.values(contexts).every((entry) => typeof entry?.server === 'string')
  if (!areProfiles || (current !== null && typeof current !== 'string')) {
    throw new CliError({
      code: 'invalid_file',
      message: `Cannot read ${file}`,
      suggestion: 'Delete it and add your contexts again.',
    })
  }
  return { current, contexts }
}

export function writeUserConfig(environment: NodeJS.ProcessEnv, config: UserConfig): void {
  writePrivateJson(configFile(environment), config)
}
