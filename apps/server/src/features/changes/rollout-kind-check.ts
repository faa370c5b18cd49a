import type { ChangeCheck } from '@guidon/api'
import { variationText } from '@guidon/describe'
import { isSameJson, type ConfiguredRollout, type FlagConfiguration, type FlagDefinition } from '@guidon/model'
import type { StoredConfiguration } from '../flags/index.ts'
import type { EnvironmentRef } from '../projects/index.ts'
import type { ContentEdit } from './content-commit.ts'
import type { Edited } from './content-difference.ts'

/** The contexts that SDKs reported in an environment, by kind. */
export interface SeenKinds {
  /** Of one kind, or of any. */
  list(query: {
    readonly environmentId: string
    readonly kind?: string
    readonly limit: number
  }): Promise<readonly unknown[]>
}

/** A warning for each split of an edited flag by a kind of context that its environment, where others were seen, never saw. */
export async function checkRolloutKinds(
  seenKinds: SeenKinds,
  { after, difference, environments }: Pick<ContentEdit, 'after' | 'difference' | 'environments'>,
): Promise<ChangeCheck[]> {
  const checks: ChangeCheck[] = []
  for (const environment of environments) {
    const splits = difference.configurations
      .filter(({ after: { environmentId } }) => environmentId === environment.id)
      .flatMap((edited) => splitsOf(edited, after.definitions.get(edited.after.flagKey)?.definition))
    const unseen = await findUnseen(seenKinds, environment.id, splits)
    checks.push(...splits.filter(({ kind }) => unseen.has(kind)).map((split) => checkOf(split, environment)))
  }
  return checks
}

/** One split of a flag. */
interface Split {
  readonly flag: string
  readonly path: string
  /** `rule 2` or `the default rule`. */
  readonly place: string
  readonly kind: string
  /** What those get who have no part of the kind. */
  readonly first: string
}

/** None of a flag that is off, unless the edit is about them. */
function splitsOf({ before, after }: Edited<StoredConfiguration>, definition: FlagDefinition | undefined): Split[] {
  const { configuration, flagKey } = after
  if (definition === undefined || definition.isArchived) return []
  const isEdited = before !== undefined && !isSameJson(servesOf(before.configuration), servesOf(configuration))
  if (!configuration.on && !isEdited) return []
  return servesOf(configuration).flatMap(({ rollout }, index): Split[] => {
    if (rollout === undefined) return []
    const isDefault = index === configuration.rules.length
    return [
      {
        flag: flagKey,
        path: isDefault ? '/fallthrough/rollout/contextKind' : `/rules/${index}/serve/rollout/contextKind`,
        place: isDefault ? 'the default rule' : `rule ${index + 1}`,
        kind: rollout.contextKind,
        first: firstOf(rollout, definition),
      },
    ]
  })
}

function servesOf({ rules, fallthrough }: FlagConfiguration): FlagConfiguration['fallthrough'][] {
  return [...rules.map(({ serve }) => serve), fallthrough]
}

/** A context without the kind has bucket 0. Source: LD wire format, `Rollout.contextKind`. */
function firstOf({ variations }: ConfiguredRollout, definition: FlagDefinition): string {
  const share = variations.find(({ weight }) => weight > 0) ?? variations.at(-1)
  return share === undefined ? 'nothing' : variationText(share.variationId, definition)
}

/** In an environment that saw no context at all, nothing is known. */
async function findUnseen(
  seenKinds: SeenKinds,
  environmentId: string,
  splits: readonly Split[],
): Promise<ReadonlySet<string>> {
  const unseen = new Set<string>()
  for (const kind of new Set(splits.map((split) => split.kind))) {
    const [seen] = await seenKinds.list({ environmentId, kind, limit: 1 })
    if (seen === undefined) unseen.add(kind)
  }
  if (unseen.size === 0) return unseen
  const [any] = await seenKinds.list({ environmentId, limit: 1 })
  return any === undefined ? new Set() : unseen
}

function checkOf({ flag, path, place, kind, first }: Split, environment: EnvironmentRef): ChangeCheck {
  return {
    code: 'unseen_context_kind',
    verdict: 'warn',
    reason:
      `No context of kind "${kind}" was seen in ${environment.key} lately: as long as that is so, ` +
      `${place} of "${flag}" serves ${first} to all whom it reaches.`,
    path,
    subject: { kind: 'flag', key: flag, environment: environment.key },
  }
}
