/** Two versions of the flag: in an environment, or of what all environments share. */
export interface ComparedVersions {
  /** Key of the environment; `null` for what all share. */
  readonly environment: string | null
  readonly from: number
  readonly to: number
}

/** State of the screen, in its address. */
export interface HistorySearch {
  /** Shows the changes of all environments. */
  readonly all?: true | undefined
  /** The comparison that is open: `production:3..5`, or `:3..5` for what all environments share. */
  readonly compare?: string | undefined
}

export function readHistorySearch(search: Record<string, unknown>): HistorySearch {
  const { all, compare } = search
  return {
    all: all === true ? true : undefined,
    compare: typeof compare === 'string' && readCompared(compare) !== null ? compare : undefined,
  }
}

const COMPARED = /^(?<environment>[^:]*):(?<from>[1-9]\d*)\.\.(?<to>[1-9]\d*)$/

export function readCompared(text: string): ComparedVersions | null {
  const groups = COMPARED.exec(text)?.groups
  if (groups === undefined) return null
  const environment = groups['environment'] === '' ? null : groups['environment']!
  return { environment, from: Number(groups['from']), to: Number(groups['to']) }
}

export const writeCompared = ({ environment, from, to }: ComparedVersions): string =>
  `${environment ?? ''}:${from}..${to}`
