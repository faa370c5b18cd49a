import type { Flag, Segment } from '@guidon/model'

export type ItemKind = 'flag' | 'segment'

/** One item of a change set: what SDKs shall see from now on. */
export interface ItemToPublish {
  readonly kind: ItemKind
  readonly key: string
  /** `null` deletes. The version inside is ignored: publishing assigns it. */
  readonly value: Flag | Segment | null
}

/** An item as it is published. */
export type PublishedItem =
  | { readonly kind: 'flag'; readonly key: string; readonly version: number; readonly value: Flag | null }
  | { readonly kind: 'segment'; readonly key: string; readonly version: number; readonly value: Segment | null }
