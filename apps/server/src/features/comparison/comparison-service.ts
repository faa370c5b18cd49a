import type { FlagDifference } from '@guidon/api'
import type { FlagDefinition } from '@guidon/model'
import type { Database, Queryable } from '../../platform/database/database.ts'
import {
  countDifferingFlags,
  FlagNotFoundError,
  readConfigurations,
  readDefinitions,
  readDifferingFlags,
  readStateRows,
  type FlagStateRow,
  type StoredConfiguration,
} from '../flags/index.ts'
import type { EnvironmentRef, ProjectRef } from '../projects/index.ts'
import { differenceParts } from './comparison-rules.ts'

export interface ComparedEnvironments {
  readonly project: ProjectRef
  readonly from: EnvironmentRef
  readonly to: EnvironmentRef
  readonly search: string | undefined
}

export interface ComparisonPage {
  /** Key of the last flag before. */
  readonly after: string | undefined
  readonly limit: number
}

/** What two environments of a project do not configure the same. */
export class ComparisonService {
  private readonly database: Database

  constructor(database: Database) {
    this.database = database
  }

  /** One row more than asked when there is another page; the total with the first page. */
  async compare(compared: ComparedEnvironments, { after, limit }: ComparisonPage) {
    const { pool } = this.database
    const { project, from, to, search } = compared
    const differing = { projectId: project.id, environments: [from.id, to.id], search } as const
    const [keys, total] = await Promise.all([
      readDifferingFlags(pool, differing, { after, limit: limit + 1 }),
      after === undefined ? countDifferingFlags(pool, differing) : undefined,
    ])
    return { rows: await differences(pool, compared, keys), total }
  }

  async compareFlag(compared: ComparedEnvironments, key: string): Promise<FlagDifference> {
    const [difference] = await differences(this.database.pool, compared, [key])
    if (difference === undefined) throw new FlagNotFoundError(compared.project.key, key)
    return difference
  }
}

async function differences(
  db: Queryable,
  { project, from, to }: ComparedEnvironments,
  keys: readonly string[],
): Promise<FlagDifference[]> {
  const environments = [from.id, to.id]
  const [definitions, configurations, states] = await Promise.all([
    readDefinitions(db, project.id, keys),
    readConfigurations(db, environments, keys),
    readStateRows(db, environments, keys),
  ])
  const prerequisites = await readDefinitions(db, project.id, prerequisiteKeys(configurations))
  const others = new Map([...prerequisites].map(([key, { definition }]) => [key, definition]))
  const find = <One extends { readonly environmentId: string; readonly flagKey: string }>(list: readonly One[]) => {
    const byPlace = new Map(list.map((one) => [`${one.environmentId} ${one.flagKey}`, one]))
    return ({ id }: EnvironmentRef, key: string): One | undefined => byPlace.get(`${id} ${key}`)
  }
  const configurationIn = find(configurations)
  const stateIn = find(states.map((row) => ({ ...row, environmentId: row.environment_id, flagKey: row.flag_key })))
  return keys.flatMap((key) => {
    const [one, other] = [from, to].map((place) => placed(configurationIn(place, key), stateIn(place, key)))
    const definition = definitions.get(key)?.definition
    if (definition === undefined || one === undefined || other === undefined) return []
    return [differenceOf(definition, [one, other], others)]
  })
}

interface PlacedFlag {
  readonly stored: StoredConfiguration
  readonly inShort: string
}

function placed(stored: StoredConfiguration | undefined, state: FlagStateRow | undefined): PlacedFlag | undefined {
  return stored === undefined || state === undefined ? undefined : { stored, inShort: state.in_short }
}

function differenceOf(
  definition: FlagDefinition,
  [from, to]: readonly [PlacedFlag, PlacedFlag],
  definitions: ReadonlyMap<string, FlagDefinition>,
): FlagDifference {
  const compared = { definition, from: from.stored.configuration, to: to.stored.configuration }
  return {
    key: definition.key,
    name: definition.name,
    from: stateOf(from),
    to: stateOf(to),
    parts: differenceParts(compared, definitions).map(({ instruction, ...sentence }) => ({
      instruction: { ...instruction },
      ...sentence,
    })),
  }
}

function stateOf({ stored: { configuration, version }, inShort }: PlacedFlag): FlagDifference['from'] {
  return { isOn: configuration.on, inShort, version }
}

function prerequisiteKeys(configurations: readonly StoredConfiguration[]): string[] {
  const keys = configurations.flatMap(({ configuration }) => configuration.prerequisites.map(({ key }) => key))
  return [...new Set(keys)]
}
