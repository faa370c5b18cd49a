import type { Reason } from '@guidon/evaluation'
import type { Json } from '@guidon/model'

/** Types of flags by key, as `guidon gen types` writes them; `AnyFlags` as long as there are none. */
export type FlagTypes = object

/** Flags of which nothing is known: any key, any type. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a flag of unknown type is as good a boolean as a string
export type AnyFlags = Record<string, any>

/** The keys of the flags whose values have a type. */
export type KeyOf<Flags extends FlagTypes, Value> = {
  [Key in keyof Flags & string]: Flags[Key] extends Value ? Key : never
}[keyof Flags & string]

/** The type of a flag's values, no wider than `Value`. */
export type ValueOf<Flags extends FlagTypes, Key extends keyof Flags, Value> = string extends keyof Flags
  ? Value
  : Extract<Flags[Key], Value>

/** Whom or what a flag is evaluated for. */
export type ContextInput = SingleContext | MultiContext | PreparedContext

/** A context of one kind. Attributes that are `undefined`, `null` or no JSON count as absent. */
export interface SingleContext {
  /** As `user`, `organization`, `device`. */
  readonly kind: string
  /** Not empty; the same for the same user every time. */
  readonly key: string
  readonly name?: string | undefined
  /** Left out of lists of contexts. @default false */
  readonly anonymous?: boolean | undefined
  readonly _meta?: { readonly privateAttributes?: readonly string[] } | undefined
  readonly [attribute: string]: unknown
}

/** A context of several kinds at once: `{ kind: 'multi', user: { key: 'u1' }, organization: { key: 'o1' } }`. */
export interface MultiContext {
  readonly kind: 'multi'
  readonly [kind: string]: 'multi' | Omit<SingleContext, 'kind'>
}

/** A context that was read once and can be used any number of times. Made by `client.context()`. */
export interface PreparedContext {
  /** One string per context; see "fully-qualified key" in the documentation of contexts. */
  readonly canonicalKey: string
}

/** What a flag serves, and why. */
export interface EvaluationDetail<Value> {
  readonly value: Value
  /** Index of the variation; absent when the default is served. */
  readonly variation?: number
  readonly reason: Reason
  /** The variation was chosen by a percentage. */
  readonly isSplit?: true
  /** Version of the flag in its environment; absent when there is no such flag. */
  readonly flagVersion?: number
}

/** How fresh a client's flags are. */
export type ClientStatus =
  /** No flags yet: defaults are served. */
  | 'starting'
  /** Flags are current. */
  | 'ready'
  /** The server cannot be reached: the flags known last are served. */
  | 'stale'
  /** The server does not know the key. It is asked again every few minutes. */
  | 'refused'
  /** `close` was called. */
  | 'closed'

/** What `on` tells. */
export interface ClientEvents {
  /** There are flags for the first time. */
  ready: () => void
  /** Flags may serve something else from now on. */
  change: (change: { readonly keys: readonly string[] }) => void
  status: (status: ClientStatus) => void
}

/** What `allFlags` gives. */
export interface AllFlagsOptions {
  /** Only flags that browsers may see. @default false */
  readonly clientSideOnly?: boolean
  /** @default false */
  readonly withReasons?: boolean
  /** Versions and reasons only where the browser needs them for events. @default false */
  readonly detailsOnlyForTrackedFlags?: boolean
}

/** Values of all flags for one context, in the form in which browser SDKs take them as `bootstrap`. JSON. */
export interface AllFlags {
  /** `$flagsState` and `$valid` besides one value for each flag. Source: wire protocol §4.8. */
  readonly [key: string]: unknown
  readonly $valid: boolean
}

/** What `track` sends along. */
export interface TrackOptions {
  /** The number that a metric counts. */
  readonly value?: number
  readonly data?: Json
}

/** Evaluates flags in this process. No method throws, and none waits for the server except where it says so. */
export interface Client<Flags extends FlagTypes = AnyFlags> extends AsyncDisposable {
  /** The flag's value if it is a boolean, else the default. */
  bool<Key extends KeyOf<Flags, boolean>>(key: Key, context: ContextInput, defaultValue: boolean): boolean
  /** The flag's value if it is a string, else the default. */
  string<Key extends KeyOf<Flags, string>>(
    key: Key,
    context: ContextInput,
    defaultValue: ValueOf<Flags, Key, string>,
  ): ValueOf<Flags, Key, string>
  /** The flag's value if it is a number, else the default. */
  number<Key extends KeyOf<Flags, number>>(
    key: Key,
    context: ContextInput,
    defaultValue: ValueOf<Flags, Key, number>,
  ): ValueOf<Flags, Key, number>
  /** The flag's value whatever its type; shared between calls, so do not change it. */
  json<Value = Json>(key: keyof Flags & string, context: ContextInput, defaultValue: Value): Value
  /** The value with its variation and reason. The type of the default is the type that is asked for. */
  detail<Value>(key: keyof Flags & string, context: ContextInput, defaultValue: Value): EvaluationDetail<Value>
  /** All values at once, for the first page that a browser gets. */
  allFlags(context: ContextInput, options?: AllFlagsOptions): AllFlags
  /** Reads a context once, for several evaluations. What is no context serves defaults, as it does elsewhere. */
  context(input: ContextInput): PreparedContext
  /** Tells that something happened that a metric counts. */
  track(eventName: string, context: ContextInput, options?: TrackOptions): void
  /** Makes a context known to the dashboard without evaluating a flag. */
  identify(context: ContextInput): void
  /** The hash that a browser sends in secure mode; `""` for what is no context. */
  secureModeHash(context: ContextInput): string
  /** Whether there are flags. Waits for the first ones; `false` after the time, or at once when there will be none. */
  waitUntilReady(options?: { readonly timeoutMs?: number }): Promise<boolean>
  readonly status: ClientStatus
  /** Returns what ends the subscription. */
  on<Event extends keyof ClientEvents>(event: Event, listener: ClientEvents[Event]): () => void
  /** Sends what was collected. Resolves after one attempt, whether it succeeded or not. */
  flush(): Promise<void>
  /** Sends what was collected and stops. Evaluations go on with the flags known last. */
  close(): Promise<void>
}
