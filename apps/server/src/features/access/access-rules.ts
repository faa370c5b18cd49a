import { ACTIONS, type Action } from '@guidon/api'
import type { Principal } from '../../platform/http/principal.ts'
import type { MemberRow } from './member-store.ts'
import type { TokenRow } from './token-store.ts'

/** What may be done by somebody who only looks: reading, and signing out. Keys of environments are not for looking at. */
export const READING: readonly Action[] = ACTIONS.filter((action) => /:(read|export)$/.test(action)).concat(
  'session:delete',
)

/** Every member is an administrator for now, unless the session may do less: roles come with teams. */
export function memberPrincipal(member: MemberRow, actions: readonly Action[] | null): Principal {
  const granted = new Set(actions ?? ACTIONS)
  return {
    kind: 'member',
    id: member.id,
    name: member.name,
    memberId: member.id,
    actions,
    can: (action) => granted.has(action),
  }
}

export function tokenPrincipal(token: TokenRow): Principal {
  const actions = token.actions as Action[] | null
  const granted = new Set(actions ?? ACTIONS)
  return {
    kind: 'token',
    id: token.id,
    name: token.name,
    memberId: token.member_id,
    actions,
    can: (action) => granted.has(action),
  }
}

/** The secret goes into the fragment: browsers do not send that, so it ends up in no log. */
export function signInUrl(publicUrl: string, secret: string): string {
  return `${publicUrl}/#sign-in=${secret}`
}
