import type { Instruction } from '@guidon/api'

/** Tables of this slice, as Kysely sees them. */
export type DraftsTables = {
  drafts: {
    member_id: string
    project_id: string
    kind: 'flag' | 'segment'
    key: string
    /** `""` for a flag's definition. */
    environment_id: string
    base_version: number
    /** Grows with each save of any draft: none is used twice. */
    revision: number
    /** JSON. */
    instructions: readonly Instruction[]
    instruction_count: number
    /** Epoch ms. */
    updated_at: number
  }
}
