import type { Flag, Segment } from '@guidon/model'
import { startTestServer, type TestServer, type TestServerOptions } from '@guidon/testing'
import { projectsSlice } from '../src/features/projects/index.ts'
import { publish, publishingSlice, type ItemToPublish } from '../src/features/publishing/index.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { StreamReader } from './stream-reader.ts'

/** A test server with environments to which a test publishes flags as it likes, past the API. */
export interface PublishedServer {
  readonly server: TestServer
  newEnvironment(settings?: { isSecureMode?: boolean }): Promise<PublishedEnvironment>
  close(): Promise<void>
}

/** An environment of its own for one test. */
export interface PublishedEnvironment {
  readonly id: string
  readonly key: string
  readonly sdkKey: string
  readonly mobileKey: string
  /** Where its server runs. */
  readonly url: string
  /** Resolves once the server serves the items; gives the environment's version. */
  publish(...items: ItemToPublish[]): Promise<number>
  /** A GET with the SDK key, or with other headers. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** A stream with the SDK key, or as `init` says; ends with the server at the latest. */
  stream(path: string, init?: RequestInit): Promise<StreamReader>
}

export async function startPublishedServer(options?: TestServerOptions): Promise<PublishedServer> {
  const server = await startTestServer(options)
  const database = openDatabase({ url: server.databaseUrl, poolSize: 4 })
  const projects = server.server.use(projectsSlice)
  const publishing = server.server.use(publishingSlice)
  const streams: StreamReader[] = []
  let created = 0
  return {
    server,
    async newEnvironment(settings = {}) {
      const key = `test-${++created}`
      const { id } = await projects.createEnvironment(server.project.key, { key, name: key, ...settings })
      const keyOf = (kind: string) => projects.credentialsOf(id).find((one) => one.kind === kind)!.value
      const sdkKey = keyOf('sdk')
      const byServer = { authorization: sdkKey }
      return {
        id,
        key,
        sdkKey,
        mobileKey: keyOf('mobile'),
        url: server.url,
        async publish(...items) {
          const version = await database.transaction((tx) => publish(tx, id, items))
          const isServed = await publishing.waitFor(id, version, 5_000)
          if (!isServed) throw new Error(`version ${version} is not served`)
          return version
        },
        get: (path, headers = byServer) => fetch(`${server.url}${path}`, { headers }),
        async stream(path, init = { headers: byServer }) {
          const reader = await StreamReader.open(`${server.url}${path}`, init)
          streams.push(reader)
          return reader
        },
      }
    },
    async close() {
      await Promise.all(streams.map((stream) => stream.close()))
      await database.close()
      await server.close()
    },
  }
}

/** A boolean flag that serves `true` to everyone, visible to all SDKs. */
export function flagItem(key: string, change: Partial<Flag> = {}): ItemToPublish & { value: Flag } {
  return {
    kind: 'flag',
    key,
    value: {
      key,
      version: 0,
      on: true,
      variations: [true, false],
      offVariation: 1,
      fallthrough: { variation: 0 },
      prerequisites: [],
      targets: [],
      contextTargets: [],
      rules: [],
      salt: `salt of ${key}`,
      clientSideAvailability: { usingMobileKey: true, usingEnvironmentId: true },
      trackEvents: false,
      trackEventsFallthrough: false,
      debugEventsUntilDate: null,
      ...change,
    },
  }
}

/** A segment with nobody in it. */
export function segmentItem(key: string, change: Partial<Segment> = {}): ItemToPublish & { value: Segment } {
  const lists = { included: [], excluded: [], includedContexts: [], excludedContexts: [] }
  return {
    kind: 'segment',
    key,
    value: { key, version: 0, ...lists, rules: [], salt: `salt of ${key}`, generation: null, ...change },
  }
}

/** A rule that serves `variation` to members of a segment. */
export function segmentRule(segmentKey: string, variation: number): Flag['rules'][number] {
  const clause = { contextKind: 'user', attribute: '', op: 'segmentMatch', values: [segmentKey], negate: false }
  return { id: `members of ${segmentKey}`, clauses: [clause], variation, trackEvents: false }
}

export function deletedItem(kind: 'flag' | 'segment', key: string): ItemToPublish {
  return { kind, key, value: null }
}

/** A context as client-side SDKs put it into URLs. */
export function encodeContext(context: object): string {
  return Buffer.from(JSON.stringify(context)).toString('base64url')
}
