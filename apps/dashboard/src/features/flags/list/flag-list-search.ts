import { FLAG_SORTS, type FlagSort } from './flag-sorts.ts'

/** Which flags the list begins with; the filter narrows them. */
export const FLAG_VIEWS = ['all', 'mine', 'needs-action', 'releasing', 'stale', 'archived'] as const
export type FlagView = (typeof FLAG_VIEWS)[number]

/** State of the list, in its address. */
export interface FlagListSearch {
  /** @default "all" */
  readonly view?: FlagView | undefined
  /** Text of the filter, see `parseFilter`. */
  readonly q?: string | undefined
  /** As the API names it. @default "action" */
  readonly sort?: FlagSort | undefined
  /** Key of the flag in the panel. */
  readonly peek?: string | undefined
  /** The drawer for a new flag is open. */
  readonly new?: true | undefined
}

export function readFlagListSearch(search: Record<string, unknown>): FlagListSearch {
  const text = (name: string): string | undefined => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return {
    view: FLAG_VIEWS.find((view) => view === search['view']),
    q: text('q'),
    sort: FLAG_SORTS.find((sort) => sort === search['sort']),
    peek: text('peek'),
    new: search['new'] === true ? true : undefined,
  }
}
