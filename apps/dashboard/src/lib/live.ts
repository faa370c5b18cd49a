import { useEffect, useRef } from 'react'
import { createApiClient, watchProject, type DomainEvent } from '@guidon/api'
import { fetchWithSession } from './api.ts'
import { basePath, serverUrl } from './base-path.ts'
import { reconnectDelayMs } from './reconnect-delay.ts'
import { isAway } from './is-away.ts'
import { createStore } from './store.ts'

/** How this browser hears of changes. */
export type LiveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live'; readonly lastEventAt: number | null }
  /** Not connected: what is shown may be old. `isAway` when nobody answers at all. */
  | { readonly kind: 'stale'; readonly since: number; readonly retryAt: number; readonly isAway: boolean }

/** What travels between the tabs of one browser: one of them is connected and tells the others. */
type TabMessage =
  | { readonly kind: 'event'; readonly event: DomainEvent }
  | { readonly kind: 'state'; readonly state: LiveState }
  /** Events may have been missed. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'hello' }

/** Three heartbeats of the server. */
const SILENCE_MS = 45_000
/** A server that takes longer to open a stream is not there. */
const ANSWER_MS = 10_000

export const liveState = createStore<LiveState>({ kind: 'connecting' })

const listeners = new Set<(event: DomainEvent) => void>()

/** Calls `listener` with each event of the project that is shown, while the component is. */
export function useLiveEvents(listener: (event: DomainEvent) => void): void {
  const current = useRef(listener)
  current.current = listener
  // Events come from outside of React.
  useEffect(() => {
    const pass = (event: DomainEvent): void => current.current(event)
    listeners.add(pass)
    return () => void listeners.delete(pass)
  }, [])
}

/**
 * Calls `onEvent` with what happens in a project, and `onGap` when events may have been missed. One stream is open for
 * all tabs of the browser, as a browser allows six connections to a host. Returns a function that ends it.
 */
export function followLive(
  project: string,
  { onEvent, onGap }: { readonly onEvent: (event: DomainEvent) => void; readonly onGap: () => void },
): () => void {
  const ended = new AbortController()
  const channel = new BroadcastChannel(`guidon-live:${basePath}:${project}`)
  let isLeader = false
  let lastEventId = ''
  const take = (message: TabMessage): void => {
    if (message.kind === 'event') {
      if (message.event.id !== null) lastEventId = String(message.event.id)
      if (message.event.type === 'live.gap') onGap()
      onEvent(message.event)
      for (const listener of listeners) listener(message.event)
      liveState.write({ kind: 'live', lastEventAt: message.event.createdAt })
    } else if (message.kind === 'state') {
      const wasStale = liveState.read().kind === 'stale'
      liveState.write(message.state)
      if (wasStale && message.state.kind === 'live') onGap()
    } else if (message.kind === 'gap') onGap()
    else if (isLeader) channel.postMessage({ kind: 'state', state: liveState.read() } satisfies TabMessage)
  }
  const tell = (message: TabMessage): void => {
    channel.postMessage(message)
    take(message)
  }
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => take(data)
  liveState.write({ kind: 'connecting' })
  channel.postMessage({ kind: 'hello' } satisfies TabMessage)
  const lead = async (): Promise<void> => {
    isLeader = true
    // Nobody was connected since the tab that led before has gone.
    const isTakingOver = liveState.read().kind === 'live'
    await connect(project, { tell, lastEventId, isTakingOver, signal: ended.signal })
  }
  void navigator.locks.request(channel.name, { signal: ended.signal }, lead).catch(() => undefined)
  return () => {
    ended.abort()
    channel.close()
  }
}

interface Connecting {
  readonly tell: (message: TabMessage) => void
  /** Where to go on; `""`: with what happens from now on. */
  readonly lastEventId: string
  /** Whether another tab was connected before. */
  readonly isTakingOver: boolean
  readonly signal: AbortSignal
}

/** Reads the stream until `signal` aborts; connects again after every end. */
async function connect(project: string, { tell, signal, ...before }: Connecting): Promise<void> {
  let { lastEventId } = before
  let hasMissed = before.isTakingOver && lastEventId === ''
  let failures = 0
  let isOpen = false
  while (!signal.aborted) {
    let isServerAway = false
    isOpen = false
    try {
      const headers: Record<string, string> = lastEventId === '' ? {} : { 'last-event-id': lastEventId }
      const client = createApiClient({ url: serverUrl, token: null, fetch: fetchStream(opened) })
      for await (const { id, data } of client.stream(watchProject, { params: { project }, headers, signal })) {
        if (id !== '') lastEventId = id
        tell({ kind: 'event', event: data })
      }
    } catch (error) {
      // Whatever ended it, the answer is to connect again. A stream that ends says nothing of the server.
      isServerAway = !isOpen && isAway(error)
    }
    if (signal.aborted) return
    const delay = reconnectDelayMs(failures, Math.random())
    const retryAt = Date.now() + delay
    tell({ kind: 'state', state: { kind: 'stale', since: staleSince(), retryAt, isAway: isServerAway } })
    await pause(delay, signal)
    failures += 1
  }

  function opened(): void {
    failures = 0
    isOpen = true
    tell({ kind: 'state', state: { kind: 'live', lastEventAt: null } })
    if (hasMissed) tell({ kind: 'gap' })
    hasMissed = false
  }
}

/** Fetches a stream, says when it is open, and fails it when nothing arrives for so long that it must be dead. */
function fetchStream(opened: () => void): typeof fetch {
  return async (input, init) => {
    const silence = new AbortController()
    const signal = AbortSignal.any([silence.signal, ...(init?.signal ? [init.signal] : [])])
    let timer = setTimeout(() => silence.abort(), ANSWER_MS)
    const response = await fetchWithSession(input, { ...init, signal }).finally(() => clearTimeout(timer))
    if (!response.ok || response.body === null) return response
    opened()
    timer = setTimeout(() => silence.abort(), SILENCE_MS)
    const watch = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        clearTimeout(timer)
        timer = setTimeout(() => silence.abort(), SILENCE_MS)
        controller.enqueue(chunk)
      },
    })
    return new Response(response.body.pipeThrough(watch), response)
  }
}

function staleSince(): number {
  const state = liveState.read()
  return state.kind === 'stale' ? state.since : Date.now()
}

async function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  const over = new AbortController()
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, delayMs)
    const now = (): void => {
      clearTimeout(timer)
      resolve()
    }
    signal.addEventListener('abort', now, { signal: over.signal })
    addEventListener('online', now, { signal: over.signal })
  })
  over.abort()
}
