/** The outcome of a parser or a rule: a value, or the complete list of what is wrong. */
export type Result<Value, Issue> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly issues: readonly Issue[] }

/** One thing wrong in an input: where (a JSON pointer, `""` for the whole), what, and a stable code. */
export interface ParseIssue {
  readonly path: string
  readonly code: string
  readonly message: string
}

/** A successful `Result`. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/** A failed `Result`; `issues` has at least one entry. */
export function failed<Issue>(issues: readonly Issue[]): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues }
}

/** A failed `Result` with one issue. */
export function refused(path: string, code: string, message: string): Result<never, ParseIssue> {
  return failed([{ path, code, message }])
}

/** The same result with its value changed by `change`. */
export function mapResult<Before, After, Issue>(
  result: Result<Before, Issue>,
  change: (value: Before) => After,
): Result<After, Issue> {
  return result.ok ? ok(change(result.value)) : result
}
