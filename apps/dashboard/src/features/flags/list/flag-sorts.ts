/** Orders of the list, as the API names them: those that need action first, or by a column. */
export const FLAG_SORTS = [
  'action',
  '-updated',
  'updated',
  'name',
  '-name',
  'key',
  '-key',
  'created',
  '-created',
] as const
export type FlagSort = (typeof FLAG_SORTS)[number]

export const DEFAULT_SORT: FlagSort = 'action'
