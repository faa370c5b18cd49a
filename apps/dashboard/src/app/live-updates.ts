import type { DomainEvent } from '@guidon/api'
import type { QueryClient, QueryKey } from '@tanstack/react-query'

/** Events of one moment are answered together: an import of 1,000 flags must not ask 1,000 times. */
const GATHER_MS = 60

/** Refreshes what the screens show when something happens. Returns what to call with each event. */
export function createLiveUpdates(queryClient: QueryClient, project: string): (event: DomainEvent) => void {
  let waiting = new Map<string, QueryKey>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = (): void => {
    timer = undefined
    const keys = waiting
    waiting = new Map()
    for (const queryKey of keys.values()) void queryClient.invalidateQueries({ queryKey })
  }
  return (event) => {
    for (const key of keysTouchedBy(event, project)) waiting.set(JSON.stringify(key), key)
    timer ??= setTimeout(flush, GATHER_MS)
  }
}

/**
 * What an event makes old. Queries are named `[resource, project, 'list' | 'one', …]`, and those of one object
 * `[resource, project, 'one', key, …]`.
 */
export function keysTouchedBy({ type, data, environment }: DomainEvent, project: string): QueryKey[] {
  const [noun = ''] = type.split('.')
  const key = data['key']
  const object = (resource: string): QueryKey[] =>
    typeof key === 'string'
      ? [
          [resource, project, 'list'],
          [resource, project, 'one', key],
        ]
      : [[resource, project]]
  switch (noun) {
    case 'flag':
      return [...object('flags'), ...records(project)]
    case 'segment':
      return [...object('segments'), ['flags', project, 'one'], ...records(project)]
    case 'project':
    case 'environment':
      return [['projects'], ['environments', project], ...records(project)]
    case 'context-kind':
      return [['context-kinds', project], ...records(project)]
    case 'sdk':
      return [['sdks', project, ...(environment === null ? [] : [environment])]]
    default:
      return [[`${noun}s`, project]]
  }
}

const records = (project: string): QueryKey[] => [
  ['changes', project],
  ['audit', project],
]
