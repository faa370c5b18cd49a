import type { Change, ChangeSubject } from '@guidon/api'
import { isSameJson } from '@guidon/model'
import type { Transaction } from '../../platform/database/database.ts'
import { writeConfigurations, writeDefinitions, type StoredConfiguration } from '../flags/index.ts'
import type { EnvironmentRef } from '../projects/index.ts'
import { publish } from '../publishing/index.ts'
import { writeSegments } from '../segments/index.ts'
import type { ContentDifference } from './content-difference.ts'
import { itemsToPublish } from './content-publication.ts'
import type { Content } from './content.ts'

/** A state of some content to be made true. */
export interface ContentEdit {
  readonly projectId: string
  readonly before: Content
  readonly after: Content
  readonly difference: ContentDifference
  readonly environments: readonly EnvironmentRef[]
}

/** What was written. */
export interface Committed {
  /** The new version of everything that differs. */
  readonly versions: Change['versions']
  /** In the order of environments. */
  readonly published: Change['published']
}

/**
 * Writes everything that differs, each with its next version, and lets SDKs see it: one change set per environment.
 * The caller holds the lock of the project's content.
 */
export async function commitContent(tx: Transaction, edit: ContentEdit, now: number): Promise<Committed> {
  const { projectId, difference, after, environments } = edit
  const definitions = difference.definitions.map((one) => nextOf(one.after, now))
  const configurations = difference.configurations.map((one) => nextOf(one.after, now))
  const segments = difference.segments.map((one) => nextOf(one.after, now))
  await writeDefinitions(tx, projectId, definitions)
  await writeConfigurations(
    tx,
    projectId,
    [...configurations, ...summarizedAnew(edit)].map((one) => ({
      ...one,
      definition: after.definitions.get(one.flagKey)!.definition,
    })),
    { editedAt: now },
  )
  await writeSegments(tx, segments)
  const keyOf = new Map(environments.map(({ id, key }) => [id, key]))
  const at = (environmentId: string): Pick<ChangeSubject, 'environment'> => ({ environment: keyOf.get(environmentId)! })
  return {
    versions: [
      ...definitions.map(({ definition: { key }, version }) => ({ subject: { kind: 'flag' as const, key }, version })),
      ...configurations.map(({ flagKey, environmentId, version }) => ({
        subject: { kind: 'flag' as const, key: flagKey, ...at(environmentId) },
        version,
      })),
      ...segments.map(({ definition: { key }, environmentId, version }) => ({
        subject: { kind: 'segment' as const, key, ...at(environmentId) },
        version,
      })),
    ],
    published: await publishAll(tx, edit),
  }
}

/** Configurations that stay as they are, but whose summary speaks of variations that were edited. */
function summarizedAnew({ difference, after }: ContentEdit): StoredConfiguration[] {
  const edits = difference.definitions.filter(
    ({ before, after: { definition } }) => !isSameJson(before?.definition.variations ?? null, definition.variations),
  )
  const flagKeys = new Set(edits.map((one) => one.after.definition.key))
  const written = new Set(difference.configurations.map((one) => one.after))
  return [...after.configurations.values()].filter((one) => flagKeys.has(one.flagKey) && !written.has(one))
}

function nextOf<Stored extends { readonly version: number }>(stored: Stored, now: number): Stored {
  return { ...stored, version: stored.version + 1, updatedAt: now }
}

async function publishAll(
  tx: Transaction,
  { before, after, difference, environments }: ContentEdit,
): Promise<Change['published']> {
  const items = itemsToPublish(before, after, difference)
  const published: Change['published'] = []
  for (const { id, key } of environments) {
    const changed = items.get(id)
    if (changed === undefined) continue
    published.push({ environment: key, version: await publish(tx, id, changed) })
  }
  return published
}
