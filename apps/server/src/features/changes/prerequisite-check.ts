import { variationText } from '@guidon/describe'
import {
  isSameJson,
  type ConfiguredFlag,
  type ConfiguredPrerequisite,
  type ConfiguredServe,
  type FlagConfiguration,
} from '@guidon/model'
import type { StoredConfiguration } from '../flags/index.ts'
import type { EnvironmentRef } from '../projects/index.ts'
import type { ContentDifference, Edited } from './content-difference.ts'
import { flagsIn, type ContentIssue } from './content-validation.ts'
import type { Content } from './content.ts'

/** A warning for each prerequisite of an edited flag that no context can meet. */
export function findUnmetPrerequisites(
  content: Content,
  { configurations }: ContentDifference,
  environments: readonly EnvironmentRef[],
): ContentIssue[] {
  const concerned = configurations.filter(isConcerned)
  return environments.flatMap((environment) => {
    const edited = concerned.filter(({ after }) => after.environmentId === environment.id)
    if (edited.length === 0) return []
    const flags = flagsIn(content, environment.id)
    const reach = new VariationReach(flags)
    return edited.flatMap(({ after }) => findOf(flags.get(after.flagKey), { environment, flags, reach }))
  })
}

/** A flag that is off asks for its prerequisites later: somebody who edits them wants to know now. */
function isConcerned({ before, after }: Edited<StoredConfiguration>): boolean {
  const { on, prerequisites } = after.configuration
  if (prerequisites.length === 0) return false
  return on || (before !== undefined && !isSameJson(before.configuration.prerequisites, prerequisites))
}

interface Surroundings {
  readonly environment: EnvironmentRef
  readonly flags: ReadonlyMap<string, ConfiguredFlag>
  readonly reach: VariationReach
}

function findOf(flag: ConfiguredFlag | undefined, { environment, flags, reach }: Surroundings): ContentIssue[] {
  if (flag === undefined || flag.definition.isArchived) return []
  const { key } = flag.definition
  return flag.configuration.prerequisites.flatMap((prerequisite, index): ContentIssue[] => {
    const required = flags.get(prerequisite.key)
    if (required === undefined || !reach.isNeverMet(prerequisite)) return []
    const message =
      `${unmetText(required, prerequisite, reach)} in ${environment.key}, ` +
      `so "${key}" serves its off variation there to everyone.`
    return [
      {
        severity: 'warn',
        code: 'prerequisite_never_met',
        path: `/prerequisites/${index}`,
        message,
        subject: { kind: 'flag', key, environment: environment.key },
      },
    ]
  })
}

function unmetText(
  { definition, configuration }: ConfiguredFlag,
  { variationId }: ConfiguredPrerequisite,
  reach: VariationReach,
): string {
  const name = `The prerequisite "${definition.key}"`
  const needed = variationText(variationId, definition)
  if (!configuration.on) return `${name}, which must be on and serve ${needed}, is off`
  const served = [...reach.of(definition.key)].map((id) => variationText(id, definition))
  if (served.length === 0) return `${name} serves no variation, never ${needed},`
  return `${name} serves only ${served.join(' or ')}, never ${needed},`
}

/** Which variations flags can serve. A condition counts as one that somebody meets. */
class VariationReach {
  readonly #flags: ReadonlyMap<string, ConfiguredFlag>
  readonly #known = new Map<string, ReadonlySet<string>>()

  constructor(flags: ReadonlyMap<string, ConfiguredFlag>) {
    this.#flags = flags
  }

  /** Ids of the variations that a flag which is on can serve. */
  of(key: string): ReadonlySet<string> {
    const flag = this.#flags.get(key)
    if (flag === undefined) return new Set()
    const known = this.#known.get(key)
    if (known !== undefined) return known
    // In a circle, which other checks refuse, everything counts as possible.
    this.#known.set(key, new Set(flag.definition.variations.map(({ id }) => id)))
    const found = this.#find(flag)
    this.#known.set(key, found)
    return found
  }

  /** False also for what other checks refuse: a flag or a variation that does not exist. */
  isNeverMet({ key, variationId }: ConfiguredPrerequisite): boolean {
    const required = this.#flags.get(key)
    if (required === undefined || required.definition.isArchived) return false
    if (!required.definition.variations.some(({ id }) => id === variationId)) return false
    return !required.configuration.on || !this.of(key).has(variationId)
  }

  #find({ configuration }: ConfiguredFlag): ReadonlySet<string> {
    const { prerequisites, offVariationId } = configuration
    const ids = prerequisites.some((one) => this.isNeverMet(one)) ? [] : targetedVariations(configuration)
    if (prerequisites.length > 0 && offVariationId !== null) ids.push(offVariationId)
    return new Set(ids)
  }
}

function targetedVariations({ targets, rules, fallthrough }: FlagConfiguration): string[] {
  const targeted = targets.filter(({ values }) => values.length > 0).map(({ variationId }) => variationId)
  const forEveryone = rules.findIndex(({ clauses }) => clauses.length === 0)
  const reached = forEveryone < 0 ? [...rules, { serve: fallthrough }] : rules.slice(0, forEveryone + 1)
  return [...targeted, ...reached.flatMap(({ serve }) => servedVariations(serve))]
}

function servedVariations({ variationId, rollout }: ConfiguredServe): string[] {
  if (rollout === undefined) return [variationId]
  return rollout.variations.filter(({ weight }) => weight > 0).map((share) => share.variationId)
}
