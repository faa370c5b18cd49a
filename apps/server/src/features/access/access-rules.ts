import { ACTIONS, type Action } from '@guidon/api'
import type { Principal } from '../../platform/http/principal.ts'
import type { MemberRow } from './member-store.ts'
import type { TokenRow } from './token-store.ts'

/** Every member is an administrator for now: roles come with teams. */
export function memberPrincipal(member: MemberRow): Principal {
  return { kind: 'member', id: member.id, name: member.name, memberId: member.id, actions: null, can: () => true }
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
