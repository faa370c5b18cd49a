import { isSameJson, type FlagDefinition } from '@guidon/model'
import { flagToPublish } from '../flags/index.ts'
import type { ItemToPublish } from '../publishing/index.ts'
import { segmentToPublish } from '../segments/index.ts'
import type { ContentDifference } from './content-difference.ts'
import { definitionsOf, placeOf, type Content } from './content.ts'

/** What SDKs of each environment shall see anew: by environment id, without environments where nothing changes. */
export function itemsToPublish(
  before: Content,
  after: Content,
  difference: ContentDifference,
): Map<string, readonly ItemToPublish[]> {
  const old = publicationOf(before)
  const next = publicationOf(after)
  const items = new Map<string, ItemToPublish[]>()
  const add = (environmentId: string, was: ItemToPublish | undefined, item: ItemToPublish): void => {
    if (isSameJson(was?.value ?? null, item.value)) return
    const known = items.get(environmentId)
    if (known === undefined) items.set(environmentId, [item])
    else known.push(item)
  }
  for (const edit of difference.segments) {
    const was = edit.before && segmentToPublish(edit.before.definition)
    add(edit.after.environmentId, was, segmentToPublish(edit.after.definition))
  }
  for (const { environmentId, flagKey } of flagsThatMayDiffer(after, difference)) {
    const item = next(environmentId, flagKey)
    if (item !== undefined) add(environmentId, old(environmentId, flagKey), item)
  }
  return items
}

type FlagItem = (environmentId: string, flagKey: string) => ItemToPublish | undefined

function publicationOf(content: Content): FlagItem {
  const definitions: ReadonlyMap<string, FlagDefinition> = definitionsOf(content)
  return (environmentId, flagKey) => {
    const definition = definitions.get(flagKey)
    const configuration = content.configurations.get(placeOf(environmentId, flagKey))?.configuration
    return definition && configuration && flagToPublish(definition, configuration, definitions)
  }
}

interface FlagPlace {
  readonly environmentId: string
  readonly flagKey: string
}

/** Edited configurations, and every configuration of a flag whose definition, or whose prerequisite's, was edited. */
function flagsThatMayDiffer(after: Content, { definitions, configurations }: ContentDifference): FlagPlace[] {
  const edited = new Set(definitions.map((edit) => edit.after.definition.key))
  const editedPlaces = new Set(configurations.map((edit) => placeOf(edit.after.environmentId, edit.after.flagKey)))
  return [...after.configurations.values()].filter(
    ({ environmentId, flagKey, configuration }) =>
      edited.has(flagKey) ||
      editedPlaces.has(placeOf(environmentId, flagKey)) ||
      configuration.prerequisites.some(({ key }) => edited.has(key)),
  )
}
