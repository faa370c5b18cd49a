import type { Environment, Persona } from '@guidon/api'
import { contextJson, evaluatedContext, referenceOf, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import type { Side } from '../../../lib/evaluation/answer-rows.ts'
import type { EvaluatedWorld } from '../../../lib/evaluation/flag-world.ts'
import { personaOf } from '../../../lib/personas/persona-of.ts'

/** A column of the screen of all flags: somebody in an environment. */
export interface ExplainSide extends Side {
  /** What tells it from the other columns. */
  readonly label: string
  readonly input: ContextInput
  readonly environment: Environment
}

export interface SidesOf {
  readonly contexts: readonly ContextInput[]
  readonly environments: readonly Environment[]
  readonly worlds: ReadonlyMap<string, EvaluatedWorld>
  readonly personas: readonly Persona[]
}

/** Every context in every environment, one environment after the other. A context that is not complete has none. */
export function explainSides({ contexts, environments, worlds, personas }: SidesOf): readonly ExplainSide[] {
  return environments.flatMap((environment) =>
    contexts.flatMap((input): readonly ExplainSide[] => {
      const context = evaluatedContext(input)
      const world = worlds.get(environment.key)
      if (context === null || world === undefined) return []
      const name = nameOfContext(input, personas)
      const place = environments.length > 1 ? environment.name : ''
      const label = [contexts.length > 1 || place === '' ? name : '', place].filter((part) => part !== '').join(' · ')
      return [{ world, context, label, input, environment }]
    }),
  )
}

/** The name of its persona, else its keys. */
export function nameOfContext(context: ContextInput, personas: readonly Persona[]): string {
  return personaOf(personas, contextJson(context))?.name ?? referenceOf(context)
}
