import type { Action } from '@guidon/api'

/** Who makes a request. Actions are checked before a handler runs. */
export interface Principal {
  readonly kind: 'anonymous' | 'member' | 'token' | 'system'
  /** Stable id for audit entries; `""` when anonymous. */
  readonly id: string
  /** For people to read: a name or an e-mail address. */
  readonly name: string
  /** The member behind it: themselves, or the owner of the token; `""` for others. */
  readonly memberId: string
  /** What it may do; `null`: everything. */
  readonly actions: readonly Action[] | null
  can(action: Action): boolean
}

/** Someone without credentials, on an open route. */
export const anonymous: Principal = {
  kind: 'anonymous',
  id: '',
  name: 'anonymous',
  memberId: '',
  actions: [],
  can: () => false,
}

/** The server itself, e.g. when it fills an empty database. */
export const system: Principal = {
  kind: 'system',
  id: 'system',
  name: 'Guidon',
  memberId: '',
  actions: null,
  can: () => true,
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
