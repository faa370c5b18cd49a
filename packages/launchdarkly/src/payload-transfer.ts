import type { DataSet } from '@guidon/model'
import { inSendingOrder, type ItemChange } from './item-change.ts'
import { encodeItemChange, type OnMalformed } from './item-encoder.ts'
import { streamFrame } from './stream-frame.ts'

// Flag delivery, version 2 ("data saving mode"): what an SDK has is named by a state, and reaches the next state by a
// transfer that ends with `payload-transferred`. Source: LD wire format, FDv2. We transfer everything, or one change.

/** One event of a transfer; `data` is JSON text. */
export interface TransferEvent {
  readonly event: 'server-intent' | 'put-object' | 'delete-object' | 'payload-transferred' | 'goodbye'
  readonly data: string
}

/** Names what an SDK has: which environment, at which of its versions. */
export interface PayloadState {
  readonly environmentId: string
  /** The environment's version. */
  readonly version: number
}

/** Everything, for an SDK that has nothing or something that we cannot continue from. */
export function fullTransfer(
  state: PayloadState,
  dataSet: DataSet,
  options: { reason: 'payload-missing' | 'cant-catchup'; onMalformed: OnMalformed },
): TransferEvent[] {
  const changes: ItemChange[] = [
    ...Array.from(dataSet.segments.values(), (value) => itemOf('segment', value)),
    ...Array.from(dataSet.flags.values(), (value) => itemOf('flag', value)),
  ]
  return [intent(state, 'xfer-full', options.reason), ...objects(changes, options.onMalformed), transferred(state)]
}

/** One change set, for an SDK that has the state before it. */
export function changeTransfer(
  state: PayloadState,
  changes: readonly ItemChange[],
  onMalformed: OnMalformed,
): TransferEvent[] {
  return [intent(state, 'xfer-changes', 'update'), ...objects(changes, onMalformed), transferred(state)]
}

/** Nothing, for an SDK that is up to date. */
export function emptyTransfer(state: PayloadState): TransferEvent[] {
  return [intent(state, 'none', 'up-to-date')]
}

/**
 * Tells an SDK that the server is about to close the stream. With `fallbackSeconds` the SDK uses the protocol before
 * this one for that long; 0 is for as long as it runs.
 */
export function goodbye(reason: string, { fallbackSeconds }: { fallbackSeconds?: number } = {}): TransferEvent {
  const fallback = fallbackSeconds === undefined ? {} : { protocolFallbackTTL: fallbackSeconds }
  return { event: 'goodbye', data: JSON.stringify({ reason, ...fallback }) }
}

/** Body of a poll. */
export function encodeTransferPoll(events: readonly TransferEvent[]): string {
  return `{"events":[${events.map(({ event, data }) => `{"event":"${event}","data":${data}}`).join(',')}]}`
}

/** The same events on a stream. */
export function encodeTransferStream(events: readonly TransferEvent[]): string {
  return events.map(({ event, data }) => streamFrame(event, data)).join('')
}

/** The state as the opaque text that SDKs send back in `basis`. URL-safe, because some do not encode it. */
export function formatPayloadState({ environmentId, version }: PayloadState): string {
  return `(p:${environmentId}:${version})`
}

function itemOf<Kind extends 'flag' | 'segment', Value extends { key: string; version: number }>(
  kind: Kind,
  value: Value,
) {
  return { kind, key: value.key, version: value.version, value }
}

function intent({ environmentId, version }: PayloadState, intentCode: string, reason: string): TransferEvent {
  const payload = { id: environmentId, target: version, intentCode, reason }
  return { event: 'server-intent', data: JSON.stringify({ payloads: [payload] }) }
}

function transferred(state: PayloadState): TransferEvent {
  const data = { state: formatPayloadState(state), version: state.version, id: state.environmentId }
  return { event: 'payload-transferred', data: JSON.stringify(data) }
}

/**
 * SDKs compare `version` with the version inside the objects that they have, so that it must be the item's own: a
 * deletion with the payload's higher version would hide the item for long when it is made again.
 */
function objects(changes: readonly ItemChange[], onMalformed: OnMalformed): TransferEvent[] {
  return inSendingOrder(changes).flatMap((change): TransferEvent[] => {
    const item = encodeItemChange(change, onMalformed)
    if (item === undefined) return []
    const head = `"kind":"${change.kind}","key":${JSON.stringify(change.key)},"version":${change.version}`
    return item === null
      ? [{ event: 'delete-object', data: `{${head}}` }]
      : [{ event: 'put-object', data: `{${head},"object":${item}}` }]
  })
}
