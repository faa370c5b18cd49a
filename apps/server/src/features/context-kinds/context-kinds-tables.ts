/** Tables of this slice, as Kysely sees them. */
export type ContextKindsTables = {
  context_kinds: {
    project_id: string
    kind: string
    name: string
    description: string
    is_hidden: boolean
    version: number
  }
}
