import type { ParseIssue } from '../result.ts'

/** One thing wrong with a flag or a segment. `block` must not be saved; `warn` may, once a person has seen it. */
export interface ValidationIssue extends ParseIssue {
  readonly severity: 'block' | 'warn'
}

/** What a check finds in one value; the caller knows where the value is. */
export type Finding = Omit<ValidationIssue, 'path'>

/** An issue that must not be saved. */
export function block(path: string, code: string, message: string): ValidationIssue {
  return { severity: 'block', path, code, message }
}

/** An issue that a person has to see. */
export function warn(path: string, code: string, message: string): ValidationIssue {
  return { severity: 'warn', path, code, message }
}

/** A finding as the issues of a place. */
export function at(path: string, finding: Finding | undefined): readonly ValidationIssue[] {
  return finding === undefined ? [] : [{ path, ...finding }]
}

/** The entries that come again, each with its index. */
export function findRepeated(values: readonly string[]): readonly { readonly index: number; readonly value: string }[] {
  const seen = new Set<string>()
  return values.flatMap((value, index) => {
    if (seen.has(value)) return [{ index, value }]
    seen.add(value)
    return []
  })
}
