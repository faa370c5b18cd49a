/** State of the list of segments, in its address. */
export interface SegmentListSearch {
  /** Part of a key, a name or a description. */
  readonly q?: string | undefined
  readonly tag?: string | undefined
  readonly archived?: true | undefined
  /** The dialog for a new segment is open. */
  readonly new?: true | undefined
}

export function readSegmentListSearch(search: Record<string, unknown>): SegmentListSearch {
  const text = (name: string): string | undefined => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return {
    q: text('q'),
    tag: text('tag'),
    archived: search['archived'] === true ? true : undefined,
    new: search['new'] === true ? true : undefined,
  }
}
