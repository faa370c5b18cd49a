import type { LiveEnvironment } from './live-environment.ts'

export interface PublishingService {
  /** `undefined` while it is not loaded, or when it does not exist. */
  environment(id: string): LiveEnvironment | undefined
  environments(): Iterable<LiveEnvironment>
  /** Whether everything that the database held at start is loaded. */
  isReady(): boolean
  /** Resolves to `true` once this node serves the version or a later one, to `false` after `timeoutMs`. */
  waitFor(environmentId: string, version: number, timeoutMs: number): Promise<boolean>
}
