import type { Evaluation } from '@guidon/evaluation'
import { isSameJson, type ConfiguredFlag, type Context } from '@guidon/model'
import { evaluateIn, type EvaluatedWorld } from './flag-world.ts'

/** Somebody in an environment: whose answers are shown. */
export interface Side {
  readonly world: EvaluatedWorld
  readonly context: Context
}

/** What one side gets of a flag. */
export interface Answer {
  /** As the environment of the side configures it. */
  readonly flag: ConfiguredFlag
  /** `null` where only the server can tell. */
  readonly evaluation: Evaluation | null
}

/** A flag with what it gives each side. */
export interface AnswerRow {
  readonly flag: ConfiguredFlag
  /** In the order of the sides; `null` where there is no such flag. */
  readonly answers: readonly (Answer | null)[]
  /** In the order of the sides: whether it gets something else than the first. What was not tried here is no difference. */
  readonly differences: readonly boolean[]
}

/** What every flag that is not archived gives the sides, by name of the flag. */
export function answerRows(sides: readonly Side[]): readonly AnswerRow[] {
  const flags = new Map<string, ConfiguredFlag>()
  for (const { world } of sides) {
    for (const [key, flag] of world.flags) {
      if (!flag.definition.isArchived && !flags.has(key)) flags.set(key, flag)
    }
  }
  return [...flags]
    .toSorted(([, left], [, right]) => byName.compare(left.definition.name, right.definition.name))
    .map(([key, flag]) => {
      const answers = sides.map((side) => answerOf(side, key))
      return { flag, answers, differences: answers.map((answer) => isOther(answers[0] ?? null, answer)) }
    })
}

/** Comparing with one collator is many times faster than text by text. */
const byName = new Intl.Collator()

function answerOf({ world, context }: Side, key: string): Answer | null {
  const flag = world.flags.get(key)
  if (flag === undefined || flag.definition.isArchived) return null
  return { flag, evaluation: evaluateIn(world, key, context) }
}

function isOther(first: Answer | null, other: Answer | null): boolean {
  if (first === null || other === null) return first !== other
  if (first.evaluation === null || other.evaluation === null) return false
  return !isSameJson(first.evaluation.value, other.evaluation.value)
}

export const isDiffering = ({ differences }: AnswerRow): boolean => differences.includes(true)

/** Rows with every word of `text` in key or name, and only those that differ where that is asked for. */
export function filterRows(
  rows: readonly AnswerRow[],
  { text, isDifferingOnly }: { readonly text: string; readonly isDifferingOnly: boolean },
): readonly AnswerRow[] {
  const words = text.toLowerCase().split(/\s+/)
  return rows.filter((row) => {
    const { key, name } = row.flag.definition
    const within = `${key} ${name}`.toLowerCase()
    return (!isDifferingOnly || isDiffering(row)) && words.every((word) => within.includes(word))
  })
}
