import type { Change, ChangeSubject } from '@guidon/api'

/** A change without what it is made of, as lists have it. */
export type ListedChange = Omit<Change, 'operations' | 'inverse'>

/** What a change did to a flag in one place. */
export interface ToldPart {
  /** Key of the environment; `null` for what all environments share. */
  readonly environment: string | null
  /** The version that the change made there. */
  readonly version: number
  readonly sentences: readonly string[]
}

export interface ToldChange {
  readonly parts: readonly ToldPart[]
  /** Sentences about other flags and segments. */
  readonly elsewhere: number
}

/** What a change says about one flag. With several subjects each sentence begins with what it is about. */
export function tellChange({ versions, sentences }: ListedChange, flag: string): ToldChange {
  const own = versions.filter(({ subject }) => subject.kind === 'flag' && subject.key === flag)
  const areSeveral = versions.length > 1
  const parts = own.map(({ subject, version }) => ({
    environment: subject.environment ?? null,
    version,
    sentences: areSeveral ? startingWith(prefixOf(subject), sentences) : sentences,
  }))
  const told = parts.reduce((sum, part) => sum + part.sentences.length, 0)
  return { parts, elsewhere: sentences.length - told }
}

function startingWith(prefix: string, sentences: readonly string[]): readonly string[] {
  return sentences.filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length))
}

function prefixOf({ kind, key, environment }: ChangeSubject): string {
  return `${kind} "${key}"${environment === undefined ? '' : ` in ${environment}`}: `
}

/** The parts of a change that one environment notices: its own, and what all share. */
export function noticedIn(parts: readonly ToldPart[], environment: string): readonly ToldPart[] {
  return parts.filter((part) => part.environment === null || part.environment === environment)
}
