import type { DataSetChanges } from '@guidon/evaluation'
import type { Flag, Segment } from '@guidon/model'

/** What a message of a transfer brings about. */
export type TransferOutcome =
  | { readonly kind: 'nothing' }
  /** A transfer is complete: `changes` replace everything when `isFull`, and are added otherwise. */
  | {
      readonly kind: 'data'
      readonly isFull: boolean
      readonly changes: Required<DataSetChanges>
      /** Names what the client has now; sent as `basis` to go on from here. */
      readonly state: string
    }
  /** What the client has is current. */
  | { readonly kind: 'current' }
  /** The server is about to close the connection. */
  | { readonly kind: 'goodbye'; readonly reason: string }

/** Thrown for what cannot be a transfer; the connection is given up then, and what came of it is dropped. */
export class TransferError extends Error {
  override readonly name = 'TransferError'
}

const NOTHING: TransferOutcome = { kind: 'nothing' }
const CURRENT: TransferOutcome = { kind: 'current' }

interface OpenTransfer {
  isFull: boolean
  flags: Map<string, Flag | null>
  segments: Map<string, Segment | null>
}

/** Reads the transfers of one connection. Nothing of one is seen before it is complete. Source: wire protocol §3.3. */
export class TransferReader {
  #open: OpenTransfer | undefined

  /** What a message brings about; `data` is JSON text, or what it holds. @throws TransferError for malformed data, or messages out of order */
  read(event: string, data: unknown): TransferOutcome {
    switch (event) {
      case 'server-intent':
        return this.#intent(objectOf(data, event))
      case 'put-object':
      case 'delete-object':
        this.#item(objectOf(data, event), event === 'delete-object')
        return NOTHING
      case 'payload-transferred':
        return this.#transferred(objectOf(data, event))
      case 'error':
        // The server discards the transfer and begins it again.
        if (this.#open !== undefined) this.#open = emptyTransfer(this.#open.isFull)
        return NOTHING
      case 'goodbye':
        return { kind: 'goodbye', reason: String(objectOf(data, event)['reason'] ?? '') }
      default:
        return NOTHING
    }
  }

  #intent(intent: Record<string, unknown>): TransferOutcome {
    const payload: unknown = Array.isArray(intent['payloads']) ? intent['payloads'][0] : undefined
    const code = isObject(payload) ? payload['intentCode'] : undefined
    if (code === 'none') {
      this.#open = emptyTransfer(false)
      return CURRENT
    }
    if (code !== 'xfer-full' && code !== 'xfer-changes') throw new TransferError('A transfer has no intent.')
    this.#open = emptyTransfer(code === 'xfer-full')
    return NOTHING
  }

  #item({ kind, key, object }: Record<string, unknown>, isDeleted: boolean): void {
    if (this.#open === undefined) throw new TransferError('An object came before the intent of its transfer.')
    if (typeof key !== 'string' || (!isDeleted && !isObject(object))) {
      throw new TransferError('An object of a transfer has no key or no content.')
    }
    // The content itself is not checked: a malformed flag evaluates as malformed and harms no other.
    if (kind === 'flag') this.#open.flags.set(key, isDeleted ? null : (object as Flag))
    else if (kind === 'segment') this.#open.segments.set(key, isDeleted ? null : (object as Segment))
  }

  #transferred({ state }: Record<string, unknown>): TransferOutcome {
    if (this.#open === undefined) throw new TransferError('A transfer ended that had not begun.')
    if (typeof state !== 'string' || state === '') throw new TransferError('A transfer ended without a state.')
    const { isFull, flags, segments } = this.#open
    // More may follow without another intent, and is added then.
    this.#open = emptyTransfer(false)
    return { kind: 'data', isFull, changes: { flags, segments }, state }
  }
}

/** The messages in the body of a poll. @throws TransferError */
export function pollMessages(body: string): readonly { readonly event: string; readonly data: unknown }[] {
  const { events } = objectOf(body, 'poll')
  if (!Array.isArray(events)) throw new TransferError('The answer to a poll has no list of events.')
  return events.map((event: unknown) => {
    if (!isObject(event) || typeof event['event'] !== 'string') throw new TransferError('An event has no name.')
    return { event: event['event'], data: event['data'] }
  })
}

function emptyTransfer(isFull: boolean): OpenTransfer {
  return { isFull, flags: new Map(), segments: new Map() }
}

function objectOf(data: unknown, event: string): Record<string, unknown> {
  let value = data
  try {
    if (typeof data === 'string') value = JSON.parse(data)
  } catch {
    throw new TransferError(`The data of "${event}" is not JSON.`)
  }
  if (!isObject(value)) throw new TransferError(`The data of "${event}" is not an object.`)
  return value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
