/** Verbs with which the sentences of changes begin, as what was done. */
const DONE: Readonly<Record<string, string>> = {
  Turn: 'turned',
  Add: 'added',
  Remove: 'removed',
  Archive: 'archived',
  Restore: 'restored',
  Rename: 'renamed',
  Replace: 'replaced',
  Change: 'changed',
  Describe: 'described',
  Require: 'required',
  Include: 'included',
  Exclude: 'excluded',
  Mark: 'marked',
  Make: 'made',
  Move: 'moved',
  Put: 'put',
  Start: 'started',
  Stop: 'stopped',
  Create: 'created',
  Call: 'called',
}
/** Verbs of what is no change of a flag or segment: those stand as done already. */
const ALREADY = /^(Created|Deleted|Renamed|Moved|Made|Switched|Imported|Signed|Ended|Put|Saved|Changed|Shared|Named)\b/

/** "turned targeting on", to go on from who did it; `null` for what begins otherwise: "By default serve …". */
export function deedText(sentence: string): string | null {
  const [verb = ''] = sentence.split(' ', 1)
  const rest = sentence.slice(verb.length)
  if (DONE[verb] !== undefined) return DONE[verb] + rest
  return ALREADY.test(sentence) ? verb.toLowerCase() + rest : null
}

/** What is looked for in the sentences as they are kept, when somebody types a deed as it is shown. */
export function keptText(typed: string): string {
  const [word = ''] = typed.split(' ', 1)
  const kept = Object.entries(DONE).find(([, done]) => done === word.toLowerCase())?.[0]
  // Some deeds are kept as they are shown.
  return kept === undefined || ALREADY.test(capitalized(word)) ? typed : kept + typed.slice(word.length)
}

const capitalized = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()
