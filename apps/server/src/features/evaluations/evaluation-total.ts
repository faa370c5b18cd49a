/** How often one variation was served within one minute to one application. */
export interface EvaluationTotal {
  readonly environmentId: string
  readonly flagKey: string
  /** Minutes since the epoch. */
  readonly minute: number
  /** `null`: the caller's default was served. */
  readonly variation: number | null
  /** `null`: the SDK did not know the flag. */
  readonly version: number | null
  readonly application: string
  readonly sdk: string
  readonly count: number
}

/** One total per distinct row, in an order that is the same for everyone, so that writers cannot deadlock. */
export function mergeTotals(totals: readonly EvaluationTotal[]): EvaluationTotal[] {
  const merged = new Map<string, EvaluationTotal>()
  for (const total of totals) {
    const id = identityOf(total)
    const known = merged.get(id)
    merged.set(id, known ? { ...known, count: known.count + total.count } : total)
  }
  return [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total)
}

function identityOf(total: EvaluationTotal): string {
  const { environmentId, flagKey, minute, variation, version, application, sdk } = total
  return `${environmentId}\n${minute}\n${variation}\n${version}\n${application}\n${sdk}\n${flagKey}`
}
