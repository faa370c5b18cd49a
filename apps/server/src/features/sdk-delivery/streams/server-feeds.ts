import {
  changeTransfer,
  encodeFlagsChanges,
  encodeFlagsPut,
  encodeServerChanges,
  encodeServerPut,
  encodeTransferStream,
  fullTransfer,
  type OnMalformed,
} from '@guidon/launchdarkly'
import { openingOnce, type Feed } from './feed.ts'

/** `GET /all`: flags and segments, for server SDKs. */
export function createServerFeed(onMalformed: OnMalformed): Feed {
  return openingOnce({
    opening: ({ dataSet }) => Buffer.from(encodeServerPut(dataSet, onMalformed)),
    changed: ({ items }) => Buffer.from(encodeServerChanges(items, onMalformed)),
  })
}

/** `GET /flags`: flags alone, for SDKs older than segments. */
export function createFlagsFeed(onMalformed: OnMalformed): Feed {
  return openingOnce({
    opening: ({ dataSet }) => Buffer.from(encodeFlagsPut(dataSet.flags, onMalformed)),
    changed: ({ items }) => Buffer.from(encodeFlagsChanges(items, onMalformed)),
  })
}

/** `GET /sdk/stream`: transfers, for server SDKs in data saving mode. */
export function createTransferFeed(onMalformed: OnMalformed): Feed {
  return openingOnce({
    opening({ id, version, dataSet }) {
      const transfer = fullTransfer({ environmentId: id, version }, dataSet, { reason: 'payload-missing', onMalformed })
      return Buffer.from(encodeTransferStream(transfer))
    },
    changed: ({ environmentId, version, items }) =>
      Buffer.from(encodeTransferStream(changeTransfer({ environmentId, version }, items, onMalformed))),
  })
}
