import type { Actor, Change, Operation } from '@guidon/api'

/** Tables of this slice, as Kysely sees them. */
export type ChangesTables = {
  changes: {
    /** Time-ordered. */
    id: string
    project_id: string
    /** Epoch ms. */
    created_at: number
    actor_kind: Actor['kind']
    actor_id: string
    actor_name: string
    reason: string | null
    /** JSON text as written, like those below. */
    operations: string
    /** What the change did, without detours: the opposite of `inverse`. */
    forward: string
    inverse: string
    sentences: readonly string[]
    versions: string
    published: string
    reverts: string | null
    reverted_by: string | null
  }
  change_subjects: {
    change_id: string
    project_id: string
    kind: 'flag' | 'segment'
    key: string
    /** Key of the environment; `""` when it is about all of them. */
    environment: string
  }
}

/** The JSON columns of `changes`. */
export interface ChangeDocuments {
  readonly operations: readonly Operation[]
  readonly forward: readonly Operation[]
  readonly inverse: readonly Operation[]
  readonly versions: Change['versions']
  readonly published: Change['published']
}
