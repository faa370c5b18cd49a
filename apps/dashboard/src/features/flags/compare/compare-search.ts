/** State of the comparison, in its address. */
export interface CompareSearch {
  /** Key of the environment that would be edited. @default the one that is looked at */
  readonly from?: string | undefined
  /** Key of the environment that it would then be like. @default the one before it */
  readonly to?: string | undefined
  /** Key of the one flag that is compared. */
  readonly flag?: string | undefined
  /** Part of a key or a name. */
  readonly q?: string | undefined
}

export function readCompareSearch(search: Record<string, unknown>): CompareSearch {
  const text = (name: string): string | undefined => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return { from: text('from'), to: text('to'), flag: text('flag'), q: text('q') }
}

interface Keyed {
  readonly key: string
}

/** The environments that are compared; `null` when there is only one. */
export function comparedPair<Environment extends Keyed>(
  { from, to }: CompareSearch,
  environments: readonly Environment[],
  current: Environment,
): readonly [from: Environment, to: Environment] | null {
  const find = (key: string | undefined): Environment | undefined => environments.find((one) => one.key === key)
  const edited = find(from) ?? current
  const place = environments.findIndex(({ key }) => key === edited.key)
  const near = environments[place - 1] ?? environments[place + 1]
  const like = find(to)
  const other = like !== undefined && like.key !== edited.key ? like : near
  return other === undefined ? null : [edited, other]
}
