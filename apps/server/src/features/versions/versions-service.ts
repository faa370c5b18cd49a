import type { ChangeSubject } from '@guidon/api'
import type { FlagDefinition } from '@guidon/model'
import type { Database, Queryable, Transaction } from '../../platform/database/database.ts'
import { readChanges } from '../changes/index.ts'
import { FlagNotFoundError, readConfigurations, readDefinitions } from '../flags/index.ts'
import type { EnvironmentRef, ProjectRef } from '../projects/index.ts'
import { readSegments, SegmentNotFoundError } from '../segments/index.ts'
import { beforeChange, stepBetween, type Snapshot, type Step } from './version-rules.ts'
import { VersionNotFoundError } from './versions-errors.ts'

const BATCH = 50

export interface Versioned {
  readonly project: ProjectRef
  readonly environment: EnvironmentRef | undefined
  readonly subject: ChangeSubject
}

/** `undefined`: the current version. */
export interface VersionPair {
  readonly from: number | undefined
  readonly to: number | undefined
}

export interface Comparison extends Step {
  readonly from: Snapshot
  readonly to: Snapshot
}

/** Earlier states, made out of the present one by undoing changes, newest first. */
export class VersionsService {
  private readonly database: Database

  constructor(database: Database) {
    this.database = database
  }

  /** All of it as it was at one moment: a change made in between would be undone without having been read. */
  compare(versioned: Versioned, pair: VersionPair): Promise<Comparison> {
    const reading = this.database.pool.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
    return reading.execute((tx) => compareWithin(tx, versioned, pair))
  }
}

async function compareWithin(tx: Transaction, versioned: Versioned, { from, to }: VersionPair): Promise<Comparison> {
  const current = await readCurrent(tx, versioned)
  const wanted = [from ?? current.version, to ?? current.version] as const
  for (const version of wanted)
    if (version > current.version) throw new VersionNotFoundError(versioned.subject, version, current.version)
  const snapshots = await rewind(tx, versioned, { current, oldest: Math.min(...wanted) })
  const [before, after] = wanted.map((version) => {
    const snapshot = snapshots.get(version)
    if (snapshot === undefined) throw new VersionNotFoundError(versioned.subject, version, current.version)
    return snapshot
  }) as [Snapshot, Snapshot]
  const definitions = await namedDefinitions(tx, versioned.project.id, [before, after])
  return { from: before, to: after, ...stepBetween(before, after, definitions) }
}

async function readCurrent(db: Queryable, { project, environment, subject }: Versioned): Promise<Snapshot> {
  const { kind, key } = subject
  if (kind === 'segment') {
    const stored = (await readSegments(db, environment!.id, [key])).get(key)
    if (stored === undefined) throw new SegmentNotFoundError(environment!.key, key)
    return { version: stored.version, definition: null, configuration: null, segment: stored.definition }
  }
  const stored = (await readDefinitions(db, project.id, [key])).get(key)
  if (stored === undefined) throw new FlagNotFoundError(project.key, key)
  const { definition, version } = stored
  if (environment === undefined) return { version, definition, configuration: null, segment: null }
  const [configured] = await readConfigurations(db, [environment.id], [key])
  if (configured === undefined) throw new FlagNotFoundError(project.key, key)
  return { version: configured.version, definition, configuration: configured.configuration, segment: null }
}

interface Rewinding {
  readonly current: Snapshot
  /** The version to stop at. */
  readonly oldest: number
}

/** Each version back to the oldest wanted, as it was before the next one. */
async function rewind(
  db: Queryable,
  { project, subject }: Versioned,
  { current, oldest }: Rewinding,
): Promise<Map<number, Snapshot>> {
  const snapshots = new Map([[current.version, current]])
  let snapshot = current
  let before: string | undefined
  while (snapshot.version > oldest) {
    const changes = await readChanges(db, project.id, {
      kind: subject.kind,
      key: subject.key,
      before,
      limit: BATCH,
    })
    for (const change of changes) {
      if (snapshot.version <= oldest) break
      const earlier = beforeChange(snapshot, change, subject)
      if (earlier.version < snapshot.version) snapshots.set(earlier.version, earlier)
      snapshot = earlier
    }
    before = changes.at(-1)?.id
    if (changes.length < BATCH) break
  }
  return snapshots
}

/** Definitions of the flags that must serve something first: sentences name their variations. */
async function namedDefinitions(
  db: Queryable,
  projectId: string,
  snapshots: readonly Snapshot[],
): Promise<Map<string, FlagDefinition>> {
  const keys = snapshots.flatMap(({ configuration }) => configuration?.prerequisites.map(({ key }) => key) ?? [])
  const stored = await readDefinitions(db, projectId, [...new Set(keys)])
  return new Map([...stored].map(([key, { definition }]) => [key, definition]))
}
