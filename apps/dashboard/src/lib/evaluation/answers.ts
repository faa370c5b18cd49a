import type { Evaluation } from '@guidon/evaluation'
import type { ConfiguredFlag, Context } from '@guidon/model'
import { explainIn, type EvaluatedWorld } from './flag-world.ts'

/** A flag and what a context gets of it; `null` where only the server can tell. */
export interface Answer {
  readonly flag: ConfiguredFlag
  readonly evaluation: Evaluation | null
}

/** What a context gets of every flag that is not archived, by name. */
export function answersOf(world: EvaluatedWorld, context: Context): readonly Answer[] {
  return [...world.flags.values()]
    .filter(({ definition }) => !definition.isArchived)
    .toSorted((left, right) => left.definition.name.localeCompare(right.definition.name))
    .map((flag) => {
      const explained = explainIn(world, flag.definition.key, context)
      return { flag, evaluation: explained.costlyPattern === null ? explained.evaluation : null }
    })
}
