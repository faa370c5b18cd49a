import { resolveFlag, type FlagConfiguration, type FlagDefinition } from '@guidon/model'
import type { ItemToPublish } from '../publishing/index.ts'

/** What SDKs of an environment shall see of a flag: nothing once it is archived. `definitions` holds prerequisites. */
export function flagToPublish(
  definition: FlagDefinition,
  configuration: FlagConfiguration,
  definitions: ReadonlyMap<string, FlagDefinition>,
): ItemToPublish {
  const value = definition.isArchived ? null : resolveFlag(definition, configuration, { version: 0, definitions })
  return { kind: 'flag', key: definition.key, value }
}
