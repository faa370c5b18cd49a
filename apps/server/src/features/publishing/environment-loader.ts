import type { RegexEngine } from '@guidon/evaluation'
import type { Logger } from 'pino'
import type { Queryable } from '../../platform/database/database.ts'
import { createLoadedEnvironment, type LoadedEnvironment } from './live-environment.ts'
import { readAfter, readVersions } from './publishing-store.ts'
import { singleFlight } from './single-flight.ts'

export interface LoaderOptions {
  readonly db: Queryable
  readonly log: Logger
  readonly regex: RegexEngine
  /** Called when an environment was loaded or has moved. */
  readonly onProgress: (environment: LoadedEnvironment) => void
}

/** Keeps every environment in memory in step with the database. */
export interface EnvironmentLoader {
  readonly environments: ReadonlyMap<string, LoadedEnvironment>
  /** Reads what is new in one environment. Rejects when the database does not answer. */
  refresh(environmentId: string): Promise<void>
  /** Finds and reads everything that differs. Rejects when the database does not answer. */
  refreshAll(): Promise<void>
}

export function createEnvironmentLoader({ db, log, regex, onProgress }: LoaderOptions): EnvironmentLoader {
  const environments = new Map<string, LoadedEnvironment>()
  const refreshers = new Map<string, () => Promise<void>>()

  async function load(environmentId: string): Promise<void> {
    const known = environments.get(environmentId)
    const rows = await readAfter(db, environmentId, known?.version ?? 0)
    if (rows === undefined) return forget(environmentId)
    if (known === undefined) {
      const loaded = createLoadedEnvironment(rows, { regex, log })
      environments.set(environmentId, loaded)
      return onProgress(loaded)
    }
    if (rows.version > known.version) known.advance(rows)
    if (rows.version < known.version) await reload(known)
    onProgress(known)
  }

  /** The version went back: the database was restored from a backup, so nothing in memory can be trusted. */
  async function reload(known: LoadedEnvironment): Promise<void> {
    const rows = await readAfter(db, known.id, 0)
    if (rows === undefined) return forget(known.id)
    log.warn({ environment: known.id, from: known.version, to: rows.version }, 'environment went back, loaded anew')
    known.replace(rows)
  }

  function forget(environmentId: string): void {
    environments.delete(environmentId)
    refreshers.delete(environmentId)
  }

  function refresh(environmentId: string): Promise<void> {
    let refresher = refreshers.get(environmentId)
    if (refresher === undefined) {
      refresher = singleFlight(() => load(environmentId))
      refreshers.set(environmentId, refresher)
    }
    return refresher()
  }

  return {
    environments,
    refresh,
    refreshAll: singleFlight(async () => {
      const versions = await readVersions(db)
      const known = [...environments.keys()]
      const differing = [...versions].filter(([id, version]) => environments.get(id)?.version !== version)
      const gone = known.filter((id) => !versions.has(id))
      gone.forEach(forget)
      for (const [id] of differing) await refresh(id)
    }),
  }
}
