import type { Draft } from './draft.ts'
import type { AnyEdit } from './edited-field.ts'

/** Whose draft it is, and of what. */
export interface DraftPlace {
  readonly member: string
  readonly project: string
  /** Its key; `null` for what all environments share of a flag. */
  readonly environment: string | null
  readonly kind: 'flag' | 'segment'
  readonly key: string
}

/** A draft as this browser keeps it. */
export interface KeptDraft<Subject = unknown, Edit extends AnyEdit = AnyEdit> {
  readonly draft: Draft<Subject, Edit>
  /** The last revision of it that the server is known to have; 0 for none. */
  readonly revision: number
  /** Whether the server has all of it. */
  readonly isSynced: boolean
}
