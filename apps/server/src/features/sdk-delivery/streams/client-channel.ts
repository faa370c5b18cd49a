import { setTimeout as wait } from 'node:timers/promises'
import { affectedFlags, type CompiledDataSet } from '@guidon/evaluation'
import { clientFlag, encodeClientDelete, encodeClientPatch } from '@guidon/launchdarkly'
import type { ChangeSet, LiveEnvironment } from '../../publishing/index.ts'
import { evaluateOne, type EvaluationRequest } from '../client-evaluation.ts'
import type { Channel } from './channel.ts'
import { writeTo, type SdkStream } from './sdk-stream.ts'
import { forEachInSlices } from './time-slices.ts'

/** How long changes are gathered before contexts are evaluated again. */
const GATHER_MS = 50

/** What a client-side SDK wants to follow. */
export interface ClientRequest extends EvaluationRequest {
  readonly withReasons: boolean
}

/** A stream of evaluations for one context. */
export interface ClientStream extends SdkStream {
  readonly request: ClientRequest
  /** The state of the environment that the SDK has seen: shared by all streams, and enough to know what it has. */
  seen: CompiledDataSet
}

/** Streams of one environment whose contexts are evaluated here. Each gets the entries that differ for it. */
export class ClientChannel implements Channel<ClientStream> {
  readonly streams = new Set<ClientStream>()
  private readonly environment: LiveEnvironment
  private flagKeys = new Set<string>()
  private segmentKeys = new Set<string>()
  /** The round that has not begun, and the last of all. */
  private waiting: Promise<number> | null = null
  private last: Promise<number> = Promise.resolve(0)

  constructor(environment: LiveEnvironment) {
    this.environment = environment
  }

  changed({ items }: ChangeSet): Promise<number> {
    if (this.streams.size === 0) return Promise.resolve(0)
    for (const { kind, key } of items) (kind === 'flag' ? this.flagKeys : this.segmentKeys).add(key)
    if (this.waiting === null) this.waiting = this.last = this.sendAfter(this.last)
    return this.waiting
  }

  private async sendAfter(previous: Promise<unknown>): Promise<number> {
    await previous
    await wait(GATHER_MS, undefined, { ref: false })
    this.waiting = null
    return this.send()
  }

  private async send(): Promise<number> {
    const { compiled, version } = this.environment
    const keys = affectedFlags(compiled, { flagKeys: this.flagKeys, segmentKeys: this.segmentKeys })
    this.flagKeys = new Set()
    this.segmentKeys = new Set()
    let told = 0
    // A copy: streams that open during the round may have seen more than this round tells.
    await forEachInSlices([...this.streams], (stream) => {
      const events = Array.from(keys, (key) => eventFor(stream, key, { compiled, version })).join('')
      stream.seen = compiled
      if (events !== '' && writeTo(stream, Buffer.from(events))) told += 1
    })
    return told
  }
}

/** The event that takes the SDK from what it has of a flag to what it should have; `''` when that is the same. */
function eventFor(
  { request, seen }: ClientStream,
  key: string,
  { compiled, version }: Pick<LiveEnvironment, 'compiled' | 'version'>,
): string {
  const patchOf = (data: CompiledDataSet): string | undefined => {
    const evaluation = evaluateOne(data, key, request)
    const options = { environmentVersion: version, withReasons: request.withReasons }
    return evaluation && encodeClientPatch(key, clientFlag(evaluation, options))
  }
  const before = patchOf(seen)
  const after = patchOf(compiled)
  if (after === before) return ''
  return after ?? encodeClientDelete(key, version)
}
