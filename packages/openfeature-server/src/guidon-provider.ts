import { createClient, type Client, type ClientOptions, type ClientStatus } from '@guidon/node'
import {
  ErrorCode,
  OpenFeatureEventEmitter,
  ProviderEvents,
  ProviderFatalError,
  ProviderNotReadyError,
  type EvaluationContext,
  type JsonValue,
  type Logger,
  type Provider,
  type ResolutionDetails,
  type TrackingEventDetails,
} from '@openfeature/server-sdk'
import { toContext } from './context-mapping.ts'
import { toResolution, wrongType } from './resolution-mapping.ts'

/** How the provider works: the options of the client, and how long it may take to become ready. */
export interface GuidonProviderOptions extends ClientOptions {
  /** Time for the first flags to come, milliseconds. @default 10_000 */
  readonly readyTimeoutMs?: number
}

const READY_MS = 10_000

/**
 * Serves OpenFeature's server SDK with flags that are evaluated in this process. Made of a key and options, it has a
 * client of its own and closes it; made of a client, it leaves that open for whoever made it.
 */
export class GuidonProvider implements Provider {
  readonly metadata = { name: 'guidon' }
  readonly runsOn = 'server'
  readonly events = new OpenFeatureEventEmitter()
  readonly #makeClient: () => Client
  readonly #ownsClient: boolean
  readonly #readyTimeoutMs: number
  #client: Client | undefined
  #stops: (() => void)[] = []

  /** A provider of a key and options, or of a client. @throws TypeError when the key or an option is of no use */
  constructor(keyOrClient: string | Client, { readyTimeoutMs = READY_MS, ...options }: GuidonProviderOptions = {}) {
    this.#ownsClient = typeof keyOrClient === 'string'
    const wrapper = { name: 'openfeature-server', version: '0.1.0' }
    this.#makeClient = () =>
      typeof keyOrClient === 'string' ? createClient(keyOrClient, { wrapper, ...options }) : keyOrClient
    this.#client = this.#makeClient()
    this.#readyTimeoutMs = readyTimeoutMs
  }

  /** Resolves once there are flags. Rejects, as OpenFeature expects, when there are none in time or the key is refused. */
  async initialize(): Promise<void> {
    // OpenFeature may use a provider again after it has shut it down.
    this.#client ??= this.#makeClient()
    const client = this.#client
    if (!(await client.waitUntilReady({ timeoutMs: this.#readyTimeoutMs }))) {
      this.#follow(client)
      if (client.status === 'refused')
        throw new ProviderFatalError('The server refuses the SDK key. Check key and address.')
      throw new ProviderNotReadyError(`No flags came within ${this.#readyTimeoutMs} ms. They are waited for.`)
    }
    this.#follow(client)
  }

  async onClose(): Promise<void> {
    for (const stop of this.#stops) stop()
    this.#stops = []
    const client = this.#client
    if (!this.#ownsClient) return client?.flush()
    this.#client = undefined
    await client?.close()
  }

  resolveBooleanEvaluation(key: string, defaultValue: boolean, context: EvaluationContext) {
    return this.#resolve(key, defaultValue, context)
  }

  resolveStringEvaluation(key: string, defaultValue: string, context: EvaluationContext) {
    return this.#resolve(key, defaultValue, context)
  }

  resolveNumberEvaluation(key: string, defaultValue: number, context: EvaluationContext) {
    return this.#resolve(key, defaultValue, context)
  }

  async resolveObjectEvaluation<Value extends JsonValue>(
    key: string,
    defaultValue: Value,
    context: EvaluationContext,
    _logger?: Logger,
  ): Promise<ResolutionDetails<Value>> {
    const resolution = await this.#resolve(key, defaultValue, context)
    return typeof resolution.value === 'object' ? resolution : wrongType(key, defaultValue)
  }

  track(eventName: string, context: EvaluationContext, details: TrackingEventDetails): void {
    const { value, ...data } = details
    this.#client?.track(eventName, toContext(context), {
      ...(value === undefined ? {} : { value }),
      ...(Object.keys(data).length === 0 ? {} : { data: data as never }),
    })
  }

  #resolve<Value>(key: string, defaultValue: Value, context: EvaluationContext): Promise<ResolutionDetails<Value>> {
    const client = this.#client
    const notReady = { value: defaultValue, reason: { kind: 'ERROR', errorKind: 'CLIENT_NOT_READY' } } as const
    const detail = client === undefined ? notReady : client.detail(key, toContext(context), defaultValue)
    return Promise.resolve(toResolution(key, detail))
  }

  /** From here on the client tells; what became ready by `initialize` is told by OpenFeature itself. */
  #follow(client: Client): void {
    for (const stop of this.#stops) stop()
    this.#stops = [
      client.on('change', ({ keys }) =>
        this.events.emit(ProviderEvents.ConfigurationChanged, { flagsChanged: [...keys] }),
      ),
      client.on('status', (status) => this.#tell(status)),
    ]
  }

  #tell(status: ClientStatus): void {
    if (status === 'ready') this.events.emit(ProviderEvents.Ready)
    if (status === 'stale') {
      this.events.emit(ProviderEvents.Stale, { message: 'The server cannot be reached: flags known last are served.' })
    }
    if (status === 'refused') {
      const message = 'The server refuses the SDK key. Check key and address.'
      this.events.emit(ProviderEvents.Error, { message, errorCode: ErrorCode.PROVIDER_FATAL })
    }
  }
}
