import type { Json, JsonObject } from '@guidon/model'
import { eventContext, eventContextKeys } from './event-context.ts'
import { EVENT_KINDS, type EventKind, type SdkEvent } from './event-kinds.ts'
import { asInstant, asKey, asObject } from './event-values.ts'

const KINDS: ReadonlySet<Json | undefined> = new Set(EVENT_KINDS)

/** Whether `kind` is one of `EVENT_KINDS`. */
export function isEventKind(kind: Json | undefined): kind is EventKind {
  return KINDS.has(kind)
}

/** Reads one analytics event; `null` when it lacks what its kind needs. Never throws on parsed JSON. */
export function readEvent(kind: EventKind, json: JsonObject): SdkEvent | null {
  const key = eventKey(kind, json)
  if (key === null && hasKey(kind)) return null
  const context = eventContext(json)
  const contextKeys = eventContextKeys(json, context)
  if ((kind === 'index' || kind === 'identify') && (context === null || contextKeys.size === 0)) return null
  return {
    kind,
    key,
    createdAt: asInstant(json[kind === 'summary' ? 'endDate' : 'creationDate']),
    contextKeys,
    context,
    json,
  }
}

function hasKey(kind: EventKind): boolean {
  return kind !== 'index' && kind !== 'identify' && kind !== 'summary'
}

function eventKey(kind: EventKind, json: JsonObject): string | null {
  if (!hasKey(kind)) return null
  return kind === 'migration_op' ? asKey(asObject(json['evaluation'])?.['key']) : asKey(json['key'])
}
