/** A project, as other slices see it. */
export interface ProjectRef {
  readonly id: string
  readonly key: string
  readonly name: string
}

/** An environment, as other slices see it. */
export interface EnvironmentRef {
  /** 24 hex digits: also the client-side id. */
  readonly id: string
  readonly projectId: string
  readonly projectKey: string
  readonly key: string
  readonly name: string
  /** Order among the project's environments, from 0. */
  readonly position: number
  /** Changes ask for the environment's key as confirmation. */
  readonly isCritical: boolean
  /** Changes ask for a reason. */
  readonly requiresReason: boolean
  /** Browser SDKs must send a hash made with the SDK key. */
  readonly isSecureMode: boolean
  readonly createdAt: number
}

/** A key that an SDK identified itself with, and what it opens. */
export interface Credential {
  readonly id: string
  readonly kind: 'sdk' | 'mobile'
  readonly environmentId: string
  /** The key itself. */
  readonly value: string
  /** Epoch ms; `null`: does not end. */
  readonly expiresAt: number | null
}
