import type { DataSet, Flag } from '@guidon/model'
import { inSendingOrder, type ItemChange } from './item-change.ts'
import { encodeDataSet, encodeFlags, encodeItemChange, type OnMalformed } from './item-encoder.ts'
import { streamFrame } from './stream-frame.ts'

// The events of the streams that server SDKs read; there is no other way to write one. That matters: a `patch` or
// `delete` without a path can end the process of whoever runs the SDK. Source: LD wire format, streaming, version 1.

/** The event that replaces everything an SDK has. */
export function encodeServerPut(dataSet: DataSet, onMalformed: OnMalformed): string {
  return streamFrame('put', `{"path":"/","data":${encodeDataSet(dataSet, onMalformed)}}`)
}

/** The events of one change set, in sending order. Changes that must not be sent are reported and left out. */
export function encodeServerChanges(changes: readonly ItemChange[], onMalformed: OnMalformed): string {
  return inSendingOrder(changes)
    .map((change) => encodeChange(change, `/${change.kind}s/${change.key}`, onMalformed))
    .join('')
}

/** `encodeServerPut` for SDKs that are older than segments: a bare map of flags. */
export function encodeFlagsPut(flags: ReadonlyMap<string, Flag>, onMalformed: OnMalformed): string {
  return streamFrame('put', encodeFlags(flags, onMalformed))
}

/** `encodeServerChanges` for SDKs that are older than segments: flags only, by paths without their kind. */
export function encodeFlagsChanges(changes: readonly ItemChange[], onMalformed: OnMalformed): string {
  return inSendingOrder(changes)
    .filter((change) => change.kind === 'flag')
    .map((change) => encodeChange(change, `/${change.key}`, onMalformed))
    .join('')
}

function encodeChange(change: ItemChange, path: string, onMalformed: OnMalformed): string {
  const item = encodeItemChange(change, onMalformed)
  if (item === undefined) return ''
  const pathText = JSON.stringify(path)
  return item === null
    ? streamFrame('delete', `{"path":${pathText},"version":${change.version}}`)
    : streamFrame('patch', `{"path":${pathText},"data":${item}}`)
}
