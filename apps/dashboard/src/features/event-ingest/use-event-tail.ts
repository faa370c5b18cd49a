import { createApiClient, tailAnalyticsEvents, type AnalyticsEventKind } from '@guidon/api'
import { useEffect, useRef, useState } from 'react'
import { fetchWithSession } from '../../lib/api.ts'
import { serverUrl } from '../../lib/base-path.ts'
import { reconnectDelayMs } from '../../lib/reconnect-delay.ts'
import { withNewer, type TailedEvent } from './tailed-events.ts'

/** Events of one moment are drawn together. */
const GATHER_MS = 250

export interface TailOptions {
  readonly project: string
  readonly environment: string
  readonly kind: AnalyticsEventKind | undefined
  readonly key: string | undefined
  /** What comes meanwhile waits; it is shown afterwards. */
  readonly isPaused: boolean
}

export interface EventTail {
  readonly events: readonly TailedEvent[]
  /** How many wait because of a pause, of those that are kept. */
  readonly waitingCount: number
  readonly state: 'connecting' | 'open' | 'failed'
  /** Why it failed; it is tried again. */
  readonly problem: string | null
  readonly clear: () => void
}

interface Shown {
  readonly events: readonly TailedEvent[]
  readonly waiting: readonly TailedEvent[]
}

const NOTHING: Shown = { events: [], waiting: [] }

/** Events as they come in, from when the screen was opened. */
export function useEventTail({ project, environment, kind, key, isPaused }: TailOptions): EventTail {
  const [shown, setShown] = useState(NOTHING)
  const [state, setState] = useState<EventTail['state']>('connecting')
  const [problem, setProblem] = useState<string | null>(null)
  const paused = useRef(isPaused)
  paused.current = isPaused
  // The stream is outside of React.
  useEffect(() => {
    const ended = new AbortController()
    const arrived: TailedEvent[] = []
    setShown(NOTHING)
    const draw = (): void => {
      const news = arrived.splice(0)
      const isHeld = paused.current
      setShown((before) => {
        if (news.length === 0 && (isHeld || before.waiting.length === 0)) return before
        const waiting = withNewer(before.waiting, news)
        return isHeld ? { ...before, waiting } : { waiting: [], events: withNewer(before.events, waiting.toReversed()) }
      })
    }
    const timer = setInterval(draw, GATHER_MS)
    void follow({ project, environment, kind, key }, ended.signal, {
      onEvent: (event) => void arrived.push(event),
      onState: (next, why) => {
        setState(next)
        setProblem(why)
      },
    })
    return () => {
      ended.abort()
      clearInterval(timer)
    }
  }, [project, environment, kind, key])
  return {
    events: shown.events,
    waitingCount: shown.waiting.length,
    state,
    problem,
    clear: () => setShown(NOTHING),
  }
}

interface Follower {
  readonly onEvent: (event: TailedEvent) => void
  readonly onState: (state: EventTail['state'], problem: string | null) => void
}

let lastNumber = 0

/** Reads the stream until `signal` aborts; connects again after every end. */
async function follow(
  { project, environment, kind, key }: Omit<TailOptions, 'isPaused'>,
  signal: AbortSignal,
  { onEvent, onState }: Follower,
): Promise<void> {
  const query = { ...(kind === undefined ? {} : { kind }), ...(key === undefined ? {} : { key }) }
  for (let failures = 0; !signal.aborted; failures += 1) {
    onState(failures === 0 ? 'connecting' : 'failed', null)
    try {
      const client = createApiClient({ url: serverUrl, token: null, fetch: noticing(() => onState('open', null)) })
      const params = { project, environment }
      for await (const { data } of client.stream(tailAnalyticsEvents, { params, query, signal })) {
        lastNumber += 1
        failures = 0
        onEvent({ ...data, number: lastNumber })
      }
    } catch (error) {
      if (!signal.aborted) onState('failed', error instanceof Error ? error.message : null)
    }
    if (!signal.aborted) await pause(reconnectDelayMs(failures, Math.random()))
  }
}

/** As `fetch`, and says when the answer has begun: events may be long in coming. */
function noticing(onAnswer: () => void): typeof fetch {
  return async (input, init) => {
    const response = await fetchWithSession(input, init)
    if (response.ok) onAnswer()
    return response
  }
}

const pause = async (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs))
