export const ENVIRONMENT_NOTICE = 'environment'

/** What the notice `environment` carries: this environment is now at this version. */
export interface EnvironmentNotice {
  readonly id: string
  readonly version: number
  /** Epoch ms. */
  readonly publishedAt: number
}
