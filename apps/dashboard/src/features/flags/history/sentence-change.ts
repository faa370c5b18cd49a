import type { Sentence } from '@guidon/describe'

const COMING = /^(Add|Restore|Require|Start|Turn targeting on|In .* (also require|add)\b)/
const GOING = /^(Remove|Archive|No longer|Stop|Turn targeting off|In .* (no longer require|remove)\b)/

/** What a recorded sentence was about: histories keep its words, and `@guidon/describe` chooses them. */
export function recordedSentence(text: string): Sentence {
  if (GOING.test(text)) return { text, change: 'remove' }
  return { text, change: COMING.test(text) ? 'add' : 'update' }
}
