import type { ChangeDelivered, DomainEvent, SdkConnected } from '@guidon/api'
import type { Output } from './output.ts'
import { printable } from './style.ts'
import { absoluteTime, clockTime } from './time-text.ts'

/** Something that happened, on one line; `null` for what is of no use to whoever watches lines go by. */
export function domainEventLine(out: Output, event: DomainEvent): string | null {
  if (event.type.startsWith('presence.')) return null
  if (event.type === 'sdk.connected') return connectedLine(out, event)
  if (event.type === 'change.delivered') return deliveredLine(out, event)
  const key = event.subject?.key ?? textOf(event.data['key'])
  const what = event.sentences.join(' ') || event.type
  return eventLine(out, event, [out.style.strong(printable(key)), placeText(out, event), printable(what)])
}

/** A person need not read the key of an environment twice. */
function placeText({ isScreen }: Output, { subject, environment }: DomainEvent): string {
  return isScreen && subject?.kind === 'environment' ? '' : (environment ?? '')
}

/** An event of the flag `key`, or of any flag. */
export function isAboutFlag(event: DomainEvent, key: string | undefined): boolean {
  return event.type.startsWith('flag.') && (key === undefined || event.subject?.key === key)
}

function connectedLine(out: Output, event: DomainEvent): string {
  const sdk = event.data as unknown as SdkConnected
  const { name, version, wrapper, application, platform, transport, connections } = sdk
  const library = [`${name} ${version}`.trim(), wrapper === '' ? '' : `(${wrapper})`].filter(Boolean).join(' ')
  const how = connections > 1 ? `${transport} × ${connections}` : transport
  const cells = [library, platform, application, how, event.environment ?? ''].map(printable)
  return eventLine(out, event, [out.style.good('connected'), ...cells])
}

function deliveredLine(out: Output, event: DomainEvent): string {
  const { streams, durationMs } = event.data as unknown as ChangeDelivered
  const who = streams === 1 ? '1 client' : `${streams} clients`
  const inTime = durationMs === null ? '' : ` in ${durationMs} ms`
  return eventLine(out, event, [`delivered to ${who}${inTime}`, event.environment ?? ''])
}

function eventLine({ isScreen, style }: Output, { createdAt }: DomainEvent, cells: readonly string[]): string {
  if (!isScreen) return [absoluteTime(createdAt), ...cells].join('\t')
  return [style.dim(clockTime(createdAt)), ...cells].filter(Boolean).join('  ')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
