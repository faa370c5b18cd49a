import { isSameJson, type ConfiguredFlag, type Context } from '@guidon/model'
import type { Evaluation } from '@guidon/evaluation'
import { answersOf } from '../../../lib/evaluation/answers.ts'
import type { EvaluatedWorld } from '../../../lib/evaluation/flag-world.ts'

/** Somebody in an environment: whose answers are shown. */
export interface Side {
  readonly world: EvaluatedWorld
  readonly context: Context
}

/** One flag, with what it gives each side. */
export interface ExplainRow {
  readonly flag: ConfiguredFlag
  readonly first: Evaluation | null
  /** Of the second side; `undefined` when there is none, or it has no such flag. */
  readonly second: Evaluation | null | undefined
  readonly isDifferent: boolean
}

/** What every flag gives one side, or two of them to compare. */
export function explainRows(first: Side, second: Side | null): readonly ExplainRow[] {
  const others = new Map(
    second === null
      ? []
      : answersOf(second.world, second.context).map((one) => [one.flag.definition.key, one.evaluation]),
  )
  return answersOf(first.world, first.context).map(({ flag, evaluation }) => {
    const other = others.get(flag.definition.key)
    const isDifferent = second !== null && !isSameJson(evaluation?.value, other?.value)
    return { flag, first: evaluation, second: other, isDifferent }
  })
}

/** Rows with every word of `text` in key or name, and only those that differ where that is asked for. */
export function filterRows(
  rows: readonly ExplainRow[],
  { text, isDifferingOnly }: { readonly text: string; readonly isDifferingOnly: boolean },
): readonly ExplainRow[] {
  const words = text.toLowerCase().split(/\s+/)
  return rows.filter(({ flag: { definition }, isDifferent }) => {
    const within = `${definition.key} ${definition.name}`.toLowerCase()
    return (!isDifferingOnly || isDifferent) && words.every((word) => within.includes(word))
  })
}
