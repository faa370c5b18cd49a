import { evaluateAll, isSplit, type Evaluation } from '@guidon/evaluation'
import { bootstrapFlagState, isVisibleTo } from '@guidon/launchdarkly'
import type { DataSet } from '@guidon/model'
import type {
  AllFlags,
  AllFlagsOptions,
  AnyFlags,
  Client,
  ClientEvents,
  ClientStatus,
  ContextInput,
  EvaluationDetail,
  PreparedContext,
  TrackOptions,
} from './client-api.ts'
import type { EventReporting } from './event-reporting.ts'
import { FlagReader, type Method } from './flag-reader.ts'
import { FlagStore } from './flag-store.ts'
import { createHookRunner, type Hook, type HookRunner } from './hooks.ts'
import type { TroubleLog } from './logger.ts'
import type { Platform } from './platform.ts'
import { readContext } from './prepared-context.ts'
import { Subscriptions } from './subscriptions.ts'
import type { TransferOutcome } from './transfer-reader.ts'

/** What a client is put together from. */
export interface ServerClientParts {
  readonly platform: Platform
  readonly log: TroubleLog
  readonly sdkKey: string
  readonly hooks: readonly Hook[]
  /** `undefined` when nothing is sent. */
  readonly reporting: EventReporting | undefined
  /** Called once by `close`, after the last events were sent. */
  readonly onClose: () => Promise<void>
}

const BOOL: Method = { name: 'bool', type: 'boolean', withReason: false }
const STRING: Method = { name: 'string', type: 'string', withReason: false }
const NUMBER: Method = { name: 'number', type: 'number', withReason: false }
const JSON_VALUE: Method = { name: 'json', type: 'json', withReason: false }
const DETAIL = {
  boolean: { name: 'detail', type: 'boolean', withReason: true },
  string: { name: 'detail', type: 'string', withReason: true },
  number: { name: 'detail', type: 'number', withReason: true },
  json: { name: 'detail', type: 'json', withReason: true },
} as const satisfies Record<string, Method>

/** Longest that a client holds up the end of its host. */
const FINISH_MS = 3_000
const READY_MS = 10_000

/** The client of a server process. Whoever makes it feeds it with `takeData` and `takeStatus`. */
export class ServerClient implements Client {
  readonly #parts: ServerClientParts
  readonly #store = new FlagStore()
  readonly #reader: FlagReader
  readonly #hooks: HookRunner | undefined
  readonly #subscriptions: Subscriptions
  #status: ClientStatus = 'starting'
  #closing: Promise<void> | undefined

  constructor(parts: ServerClientParts) {
    this.#parts = parts
    this.#reader = new FlagReader(this.#store, parts.reporting?.buffer, parts.log)
    this.#hooks = createHookRunner(parts.hooks, parts.log)
    this.#subscriptions = new Subscriptions(parts.log)
  }

  get status(): ClientStatus {
    return this.#status
  }

  bool(key: string, context: ContextInput, defaultValue: boolean): boolean {
    return this.#value(BOOL, key, context, defaultValue)
  }

  string(key: string, context: ContextInput, defaultValue: string): string {
    return this.#value(STRING, key, context, defaultValue)
  }

  number(key: string, context: ContextInput, defaultValue: number): number {
    return this.#value(NUMBER, key, context, defaultValue)
  }

  json<Value>(key: string, context: ContextInput, defaultValue: Value): Value {
    return this.#value(JSON_VALUE, key, context, defaultValue)
  }

  detail<Value>(key: string, context: ContextInput, defaultValue: Value): EvaluationDetail<Value> {
    return this.#hooked(detailOf(defaultValue), key, context, defaultValue)
  }

  allFlags(input: ContextInput, options: AllFlagsOptions = {}): AllFlags {
    const { context, problem } = readContext(input)
    if (context === undefined || !this.#store.isInitialized) {
      this.#parts.log.warn(
        'all-flags',
        `All flags were asked for ${context === undefined ? `without a valid context. ${problem}` : 'before there were any.'}`,
      )
      return { $flagsState: {}, $valid: false }
    }
    const audience = options.clientSideOnly === true ? 'browser' : 'server'
    const now = this.#parts.platform.now()
    const values: [string, unknown][] = []
    const states: [string, unknown][] = []
    const filter = (flag: Parameters<typeof isVisibleTo>[0]): boolean => isVisibleTo(flag, audience)
    for (const [key, evaluation] of evaluateAll(this.#store.data, context, { filter })) {
      values.push([key, evaluation.evaluation.value])
      states.push([key, bootstrapFlagState(evaluation, now, options)])
    }
    return { ...Object.fromEntries(values), $flagsState: Object.fromEntries(states), $valid: true }
  }

  context(input: ContextInput): PreparedContext {
    return readContext(input)
  }

  track(eventName: string, input: ContextInput, options: TrackOptions = {}): void {
    const read = this.#contextFor(`Event "${eventName}"`, input)
    if (read === undefined) return
    this.#parts.reporting?.buffer.custom(String(eventName), read, options)
    this.#hooks?.track({ eventName, context: input, ...options })
  }

  identify(input: ContextInput): void {
    const context = this.#contextFor('identify', input)
    if (context !== undefined) this.#parts.reporting?.buffer.identify(context)
  }

  secureModeHash(input: ContextInput): string {
    const read = readContext(input)
    return read.context === undefined ? '' : this.#parts.platform.hmacSha256(this.#parts.sdkKey, read.canonicalKey)
  }

  waitUntilReady({ timeoutMs = READY_MS }: { readonly timeoutMs?: number } = {}): Promise<boolean> {
    if (this.#store.isInitialized) return Promise.resolve(true)
    if (this.#willNeverBeReady()) return Promise.resolve(false)
    const { platform } = this.#parts
    return new Promise((resolve) => {
      // Whoever waits for flags may have nothing else to do: the process must not end meanwhile.
      const release = platform.holdOpen()
      const settle = (isReady: boolean): void => {
        for (const stop of stops) stop()
        release()
        resolve(isReady)
      }
      const stops = [
        platform.setTimer(() => settle(false), timeoutMs),
        this.#subscriptions.add('ready', () => settle(true)),
        this.#subscriptions.add('status', () => {
          if (!this.#store.isInitialized && this.#willNeverBeReady()) settle(false)
        }),
      ]
    })
  }

  on<Event extends keyof ClientEvents>(event: Event, listener: ClientEvents[Event]): () => void {
    return this.#subscriptions.add(event, listener)
  }

  async flush(): Promise<void> {
    const release = this.#parts.platform.holdOpen()
    try {
      await this.#parts.reporting?.flush()
    } finally {
      release()
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /** Takes data instead of everything that was there, as it comes from a file or a page. */
  takeDataSet(data: DataSet): void {
    const wasInitialized = this.#store.isInitialized
    const changed = this.#store.replace(data)
    this.#tellOf(wasInitialized, changed)
  }

  /** Takes a transfer. */
  takeTransfer({ isFull, changes }: Extract<TransferOutcome, { kind: 'data' }>): void {
    if (isFull) {
      this.takeDataSet({ flags: present(changes.flags), segments: present(changes.segments) })
      return
    }
    this.#tellOf(this.#store.isInitialized, this.#store.apply(changes))
  }

  takeStatus(status: ClientStatus): void {
    if (status === this.#status || this.#status === 'closed') return
    this.#status = status
    this.#subscriptions.tell('status', status)
  }

  get isInitialized(): boolean {
    return this.#store.isInitialized
  }

  #value<Value>(method: Method, key: string, context: ContextInput, defaultValue: Value): Value {
    if (this.#hooks !== undefined) return this.#hooked(method, key, context, defaultValue).value
    const evaluation = this.#reader.read(method, key, context, defaultValue)
    return evaluation.variation === undefined ? defaultValue : (evaluation.value as Value)
  }

  #hooked<Value>(method: Method, key: string, context: ContextInput, defaultValue: Value): EvaluationDetail<Value> {
    const evaluate = (): EvaluationDetail<Value> => this.#detail(method, key, context, defaultValue)
    if (this.#hooks === undefined) return evaluate()
    return this.#hooks.evaluate({ flagKey: key, context, defaultValue, method: method.name }, evaluate)
  }

  #detail<Value>(method: Method, key: string, context: ContextInput, defaultValue: Value): EvaluationDetail<Value> {
    const { value, variation, reason }: Evaluation = this.#reader.read(method, key, context, defaultValue)
    const flag = this.#store.data.flags.get(key)?.source
    const flagVersion = flag === undefined ? {} : { flagVersion: flag.version }
    if (variation === undefined) return { value: defaultValue, reason, ...flagVersion }
    const split = flag !== undefined && isSplit(flag, reason) ? { isSplit: true as const } : {}
    return { value: value as Value, variation, reason, ...split, ...flagVersion }
  }

  #contextFor(what: string, input: ContextInput) {
    const { context, problem } = readContext(input)
    if (context === undefined)
      this.#parts.log.warn('no-context', `${what} has no valid context and is not sent. ${problem}`)
    return context
  }

  #tellOf(wasInitialized: boolean, changed: Parameters<FlagStore['affectedBy']>[0]): void {
    if (!wasInitialized) this.#subscriptions.tell('ready')
    else if (this.#subscriptions.has('change')) {
      const keys = this.#store.affectedBy(changed)
      if (keys.length > 0) this.#subscriptions.tell('change', { keys })
    }
  }

  #willNeverBeReady(): boolean {
    return this.#status === 'refused' || this.#status === 'closed'
  }

  /** Sends what was collected and runs `also`, and keeps the host alive for that, but not for long. */
  async finish(also: () => Promise<void>): Promise<void> {
    const { platform, reporting } = this.#parts
    const release = platform.holdOpen()
    await Promise.race([
      Promise.all([reporting?.flush(), also()]),
      new Promise<void>((resolve) => platform.setTimer(resolve, FINISH_MS)),
    ])
    release()
  }

  async #close(): Promise<void> {
    const { reporting, onClose } = this.#parts
    this.takeStatus('closed')
    reporting?.close()
    await this.finish(onClose)
  }
}

/** The client as hosts see it, with the types of their flags. */
export function asClient<Flags extends object = AnyFlags>(client: ServerClient): Client<Flags> {
  return client as unknown as Client<Flags>
}

function present<Item>(items: ReadonlyMap<string, Item | null>): ReadonlyMap<string, Item> {
  return new Map([...items].filter((entry): entry is [string, Item] => entry[1] !== null))
}

/** The type of the default is the type that is asked for. */
function detailOf(defaultValue: unknown): Method {
  const type = typeof defaultValue
  return type === 'boolean' || type === 'string' || type === 'number' ? DETAIL[type] : DETAIL.json
}
