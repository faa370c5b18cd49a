import { homedir } from 'node:os'
import path from 'node:path'

/** Folder of what `guidon` remembers for one user: `$XDG_CONFIG_HOME/guidon`. */
export function configFolder(environment: NodeJS.ProcessEnv): string {
  return path.join(environment['XDG_CONFIG_HOME'] || path.join(homedir(), '.config'), 'guidon')
}

/** Folder of what `guidon` can always fetch again: `$XDG_CACHE_HOME/guidon`. */
export function cacheFolder(environment: NodeJS.ProcessEnv): string {
  return path.join(environment['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'guidon')
}
