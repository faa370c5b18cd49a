/** Tables of this slice, as Kysely sees them. Instants are epoch ms. */
export type PersonasTables = {
  personas: {
    id: string
    project_id: string
    name: string
    /** A context as SDKs take it, as JSON text: `json` in the database, which accepts every string that JSON can hold. */
    context: Readonly<Record<string, unknown>>
    created_at: number
    updated_at: number
  }
}
