import type { Me, Presence } from '@guidon/api'

type Said = Pick<Presence, 'who' | 'activity'>

/** "Ravi is editing rule 2", and of one's own second window "You are editing rule 2 in another window". */
export function presenceText({ who, activity }: Said, what: string, me: Pick<Me, 'kind' | 'id'>): string {
  const doing = `${activity === 'editing' ? 'editing' : 'looking at'} ${what}`
  const isMe = who.kind === me.kind && who.id === me.id
  return isMe ? `You are ${doing} in another window` : `${who.name} is ${doing}`
}

/** What somebody is at: the whole, or one of its rules, which they may have made and not applied yet. */
export function partText(part: string | null, noun: string, rules: readonly { readonly id: string }[]): string {
  if (part === null) return `this ${noun}`
  const index = rules.findIndex(({ id }) => id === part)
  return index === -1 ? 'a new rule' : `rule ${index + 1}`
}
