import {
  asClient,
  createTroubleLog,
  keepLastKnown,
  messageOf,
  readDataSet,
  ServerClient,
  startDataSource,
  startEventReporting,
  type AnyFlags,
  type Client,
  type DataSource,
  type DataSourceState,
  type EventReporting,
  type LastKnown,
  type Platform,
  type TroubleLog,
} from '@guidon/sdk-core'
import { readOptions, type ClientOptions, type ClientSettings } from './client-options.ts'
import { consoleLogger } from './console-logger.ts'
import { createFileStorage, watchFile } from './file-storage.ts'
import { createNodePlatform } from './node-platform.ts'
import { SDK } from './version.ts'

/** Types of the flags: `guidon gen types` adds `flags` to it. */
export interface Register {}

/** The types of the registered flags; any flag as long as none are registered. */
export type RegisteredFlags = Register extends { readonly flags: infer Flags extends object } ? Flags : AnyFlags

/**
 * Connects to a server and evaluates flags in this process. Returns at once; flags come in the background, and until
 * then defaults are served.
 *
 * @throws TypeError when the key or an option is of no use, as this is a programmer's mistake
 */
export function createClient(sdkKey: string, options: ClientOptions = {}): Client<RegisteredFlags> {
  const settings = readOptions(sdkKey, options)
  return asClient(new NodeClientSetup(sdkKey, settings).client)
}

/** Puts a client together and feeds it. */
class NodeClientSetup {
  readonly client: ServerClient
  readonly #settings: ClientSettings
  readonly #sdkKey: string
  readonly #platform: Platform = createNodePlatform()
  readonly #log: TroubleLog
  readonly #headers: Readonly<Record<string, string>>
  readonly #reporting: EventReporting | undefined
  readonly #lastKnown: LastKnown | undefined
  readonly #stops: (() => void)[] = []
  #isClosed = false

  constructor(sdkKey: string, settings: ClientSettings) {
    this.#settings = settings
    this.#sdkKey = sdkKey
    this.#log = createTroubleLog(settings.logger ?? consoleLogger, this.#platform.now)
    this.#headers = this.#identification()
    this.#reporting = this.#startReporting()
    this.#lastKnown = this.#openCache()
    this.client = new ServerClient({
      platform: this.#platform,
      log: this.#log,
      sdkKey,
      hooks: settings.hooks ?? [],
      reporting: this.#reporting,
      onClose: () => this.#close(),
    })
    const bootstrap = readDataSet(settings.bootstrap)
    if (bootstrap !== undefined) this.client.takeDataSet(bootstrap)
    this.#stops.push(this.#platform.onExit(() => this.client.finish(async () => this.#lastKnown?.save())))
    void this.#start()
  }

  async #start(): Promise<void> {
    const { flagsFile, mode } = this.#settings
    if (flagsFile !== undefined) return this.#followFile(flagsFile)
    const known = await this.#lastKnown?.load()
    if (this.#isClosed) return
    if (known !== undefined) {
      this.client.takeDataSet(known.data)
      this.client.takeStatus('stale')
    }
    if (mode === 'offline') this.client.takeStatus(this.client.isInitialized ? 'ready' : 'starting')
    else this.#stops.push(closing(this.#follow(mode, known?.state)))
  }

  #follow(mode: 'stream' | 'poll', state: string | undefined): DataSource {
    const { url, pollIntervalMs } = this.#settings
    return startDataSource({
      platform: this.#platform,
      url,
      headers: this.#headers,
      mode,
      pollIntervalMs,
      log: this.#log,
      state,
      onData: (data) => {
        this.client.takeTransfer(data)
        this.#lastKnown?.note(data.isFull, data.changes, data.state)
      },
      onState: (freshness) => this.client.takeStatus(this.#statusOf(freshness)),
    })
  }

  #statusOf(freshness: DataSourceState) {
    if (freshness === 'current') return 'ready'
    if (freshness === 'refused') return 'refused'
    return this.client.isInitialized ? 'stale' : 'starting'
  }

  async #followFile(file: string): Promise<void> {
    try {
      this.#stops.push(watchFile(file, () => void this.#readFile(file)))
    } catch (error) {
      this.#log.warn('flags-file', `Changes of ${file} are not noticed: ${messageOf(error)}`)
    }
    await this.#readFile(file)
  }

  /** A file that cannot be read leaves the flags as they were. */
  async #readFile(file: string): Promise<void> {
    try {
      const text = await createFileStorage(file).read()
      if (text === undefined) throw new Error('there is no such file')
      const data = readDataSet(JSON.parse(text))
      if (data === undefined) throw new Error('it is not of the form {"flags": {…}, "segments": {…}}')
      if (this.#isClosed) return
      this.client.takeDataSet(data)
      this.client.takeStatus('ready')
    } catch (error) {
      this.#log.error('flags-file', `No flags were read from ${file}: ${messageOf(error)}`)
    }
  }

  #startReporting(): EventReporting | undefined {
    const { mode, events = {}, url, pollIntervalMs, cacheFile } = this.#settings
    if (mode === 'offline' || events === false) return undefined
    return startEventReporting({
      platform: this.#platform,
      log: this.#log,
      url,
      headers: this.#headers,
      sdkKey: this.#sdkKey,
      sdk: SDK,
      configuration: {
        streamingDisabled: mode === 'poll',
        pollingIntervalMillis: pollIntervalMs,
        usingCacheFile: cacheFile !== undefined,
      },
      events,
    })
  }

  #openCache(): LastKnown | undefined {
    const { cacheFile, mode } = this.#settings
    if (cacheFile === undefined) return undefined
    // A hash, since a file that tells which key it is for must not tell the key.
    const owner = mode === 'offline' ? '' : this.#platform.hmacSha256(this.#sdkKey, 'cache of flags')
    return keepLastKnown({ storage: createFileStorage(cacheFile), platform: this.#platform, log: this.#log, owner })
  }

  #identification(): Readonly<Record<string, string>> {
    const { application, wrapper } = this.#settings
    const tags = [
      ...(application?.id === undefined ? [] : [`application-id/${tagValue(application.id)}`]),
      ...(application?.version === undefined ? [] : [`application-version/${tagValue(application.version)}`]),
    ]
    return {
      authorization: this.#sdkKey,
      'user-agent': `${SDK.name}/${SDK.version}`,
      'x-launchdarkly-instance-id': this.#platform.uuid(),
      ...(tags.length === 0 ? {} : { 'x-launchdarkly-tags': tags.join(' ') }),
      ...(wrapper === undefined ? {} : { 'x-launchdarkly-wrapper': `${wrapper.name}/${wrapper.version}` }),
    }
  }

  async #close(): Promise<void> {
    this.#isClosed = true
    for (const stop of this.#stops) stop()
    await this.#lastKnown?.save()
  }
}

function closing(source: DataSource): () => void {
  return () => source.close()
}

/** What the headers allow. Source: wire protocol §1, tags. */
function tagValue(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 64)
}
