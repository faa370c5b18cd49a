import { encodeDataSet, encodeFlags, encodeTransferPoll, fullTransfer, type OnMalformed } from '@guidon/launchdarkly'
import type { LiveEnvironment } from '../../publishing/index.ts'
import { createPayload, type Payload } from './payload.ts'

/** Bodies that depend on the environment alone. */
export interface EnvironmentPayloads {
  /** Flags and segments. */
  all(environment: LiveEnvironment): Payload
  /** Flags by key. */
  flags(environment: LiveEnvironment): Payload
  /** Flags and segments as a transfer, for SDKs in data saving mode that have nothing or something older. */
  transfer(environment: LiveEnvironment): Payload
}

export function createEnvironmentPayloads(onMalformed: OnMalformed): EnvironmentPayloads {
  return {
    all: oncePerState(({ dataSet }) => encodeDataSet(dataSet, onMalformed)),
    flags: oncePerState(({ dataSet }) => encodeFlags(dataSet.flags, onMalformed)),
    transfer: oncePerState(({ id, version, dataSet }) =>
      encodeTransferPoll(
        fullTransfer({ environmentId: id, version }, dataSet, { reason: 'payload-missing', onMalformed }),
      ),
    ),
  }
}

function oncePerState(encode: (environment: LiveEnvironment) => string): (environment: LiveEnvironment) => Payload {
  const payloads = new WeakMap<object, Payload>()
  return (environment) => {
    let payload = payloads.get(environment.dataSet)
    if (payload === undefined) {
      payload = createPayload(encode(environment))
      payloads.set(environment.dataSet, payload)
    }
    return payload
  }
}
