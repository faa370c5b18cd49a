import type { DomainEvent } from '@guidon/api'
import type { QueryClient, QueryKey } from '@tanstack/react-query'

/** Events of one moment are answered together. */
const GATHER_MS = 60
/** What a few people do is shown as it happens: this many events without a pause of `QUIET_MS`. */
const FEW = 5
/** After more of them, further events wait until it is quiet for this long: an import of 1,000 flags asks twice… */
const QUIET_MS = 400
/** …but not for longer than this, so that a screen is never old while things go on happening. */
const LONGEST_MS = 5_000

/** Refreshes what the screens show when something happens. Returns what to call with each event. */
export function createLiveUpdates(queryClient: QueryClient, project: string): (event: DomainEvent) => void {
  let waiting = new Map<string, QueryKey>()
  let waitingSince = 0
  let quietFrom = 0
  let withoutPause = 0
  let isGathering = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = (): void => {
    timer = undefined
    const keys = waiting
    waiting = new Map()
    for (const queryKey of keys.values()) void queryClient.invalidateQueries({ queryKey })
  }
  return (event) => {
    const now = Date.now()
    if (waiting.size === 0) waitingSince = now
    for (const key of keysTouchedBy(event, project)) waiting.set(JSON.stringify(key), key)
    withoutPause = now < quietFrom ? withoutPause + 1 : 1
    quietFrom = now + QUIET_MS
    const isBurst = withoutPause > FEW
    if (timer !== undefined && (isGathering || !isBurst)) return
    isGathering = !isBurst
    clearTimeout(timer)
    const longest = waitingSince + LONGEST_MS - now
    timer = setTimeout(flush, isBurst ? Math.max(0, Math.min(QUIET_MS, longest)) : GATHER_MS)
  }
}

/**
 * What an event makes old. Queries are named `[resource, project, 'list' | 'one', …]`, and those of one object
 * `[resource, project, 'one', key, …]`.
 */
export function keysTouchedBy({ type, subject, data, environment }: DomainEvent, project: string): QueryKey[] {
  const [noun = ''] = type.split('.')
  const key = subject?.key ?? data['key']
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
    case 'live':
      // Events were missed: anything may be old.
      return [[]]
    default:
      return [[`${noun}s`, project]]
  }
}

/** What is kept of changes, and what a review that is open says of its own. */
const records = (project: string): QueryKey[] => [
  ['changes', project],
  ['audit', project],
  ['change-plan', project],
]
