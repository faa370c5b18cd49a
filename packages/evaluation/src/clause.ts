import type { Clause, Context, Json } from '@guidon/model'
import type { Pass, Path } from './pass.ts'
import type { Match } from './trace.ts'

/** A clause made ready to match. */
export interface CompiledClause {
  readonly source: Partial<Clause>
  /** Segments that the clause names. */
  readonly segmentKeys: readonly string[]
  /** `path` holds the segments that are being asked. */
  readonly matches: (context: Context, pass: Pass, path: Path | undefined) => Match
  /** What the clause's values are compared with, to explain a match. */
  readonly valueIn: (context: Context) => Json | undefined
}

/** Whether all clauses match; an empty list does. */
export function matchClauses(clauses: readonly CompiledClause[], context: Context, pass: Pass, path?: Path): Match {
  for (const clause of clauses) {
    const match = clause.matches(context, pass, path)
    if (match !== true) return match
  }
  return true
}

/** The same, recorded; apart, so that nobody else pays for it. */
export function traceClauses(clauses: readonly CompiledClause[], context: Context, pass: Pass, path?: Path): Match {
  for (const clause of clauses) {
    pass.trace?.open()
    const match = clause.matches(context, pass, path)
    pass.trace?.close({ step: 'clause', clause: clause.source, value: clause.valueIn(context), match })
    if (match !== true) return match
  }
  return true
}
