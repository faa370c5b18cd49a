import type { Flag, Rule } from '@guidon/model'
import type { CompiledClause } from './clause.ts'
import type { Evaluation } from './evaluation.ts'
import type { CompiledServe } from './split.ts'

/** A flag made ready to evaluate: parsed, indexed, and with every evaluation that it can give. */
export interface CompiledFlag {
  readonly key: string
  readonly source: Flag
  readonly isOn: boolean
  /** The evaluation that every context gets, if there is only one: the flag is off, or has nothing but a fallthrough. */
  readonly fixed: Evaluation | undefined
  readonly prerequisites: readonly CompiledPrerequisite[]
  readonly targets: readonly CompiledTarget[]
  readonly rules: readonly CompiledRule[]
  readonly fallthrough: CompiledServe
  /** Segments that the rules name. */
  readonly segmentKeys: readonly string[]
}

/** A prerequisite and what its dependent serves when it is not met. */
export interface CompiledPrerequisite {
  readonly key: string
  readonly variation: number
  readonly failure: Evaluation
}

/** Keys of one context kind that get one evaluation. */
export interface CompiledTarget {
  readonly contextKind: string
  readonly keys: ReadonlySet<string>
  readonly evaluation: Evaluation
}

/** A rule made ready to match. */
export interface CompiledRule {
  readonly index: number
  readonly source: Partial<Rule>
  readonly clauses: readonly CompiledClause[]
  readonly serve: CompiledServe
}
