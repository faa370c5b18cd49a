import type { Action } from '@guidon/api'

/** Who makes a request. Actions are checked before a handler runs. */
export interface Principal {
  readonly kind: 'anonymous' | 'member' | 'token' | 'system'
  /** Stable id for audit entries; `""` when anonymous. */
  readonly id: string
  /** For people to read: a name or an e-mail address. */
  readonly name: string
  can(action: Action, resource?: string): boolean
}

/** Finds out who makes a request; `null` when the credentials are missing or wrong. */
export type Authenticate = (credentials: RequestCredentials) => Promise<Principal | null>

/** What a request brings to prove who makes it. */
export interface RequestCredentials {
  /** `Authorization: Bearer …`, without the scheme. */
  readonly bearer: string | null
  /** Session cookie. */
  readonly session: string | null
}
