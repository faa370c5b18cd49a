/** Tables of this slice, as Kysely sees them. */
export type EvaluationsTables = {
  evaluation_counts: {
    environment_id: string
    flag_key: string
    /** Minutes since the epoch. Once a row is two days old, the first minute of its hour stands for the hour. */
    minute: number
    /** `null`: the caller's default was served. */
    variation: number | null
    /** `null`: the SDK did not know the flag. */
    version: number | null
    application: string
    sdk: string
    count: number
  }
  /** Counts of the last two days by hour. */
  evaluation_hours: {
    environment_id: string
    flag_key: string
    /** Hours since the epoch. */
    hour: number
    count: number
  }
  /** When each flag was last evaluated, for as long as anything of it is on record. */
  last_evaluations: {
    environment_id: string
    flag_key: string
    /** Minutes since the epoch. */
    minute: number
  }
}
