import { readFlagListSearch, type FlagListSearch } from './flag-list-search.ts'

/** The part of the list's state that a view keeps, as a query string; equal states give equal strings. */
export function toViewQuery({ view, q, sort }: FlagListSearch): string {
  const kept = { q, sort, view: view === 'all' ? undefined : view }
  return new URLSearchParams(
    Object.entries(kept).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString()
}

/** The state that a view's query stands for; what it does not say is as at first. */
export function fromViewQuery(query: string): FlagListSearch {
  const { view, q, sort } = readFlagListSearch(Object.fromEntries(new URLSearchParams(query)))
  return { view, q, sort }
}
