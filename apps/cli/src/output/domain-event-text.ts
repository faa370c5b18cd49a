import type { DomainEvent } from '@guidon/api'
import type { Output } from './output.ts'
import { printable } from './style.ts'
import { absoluteTime, clockTime } from './time-text.ts'

/** Something that happened, on one line. */
export function domainEventLine({ isScreen, style }: Output, event: DomainEvent): string {
  const key = textOf(event.data['key'])
  const sentences = event.data['sentences']
  const what = Array.isArray(sentences) && sentences.length > 0 ? sentences.join(' ') : event.type
  const cells = [key, event.environment ?? '', what].map(printable)
  if (!isScreen) return [absoluteTime(event.createdAt), ...cells].join('\t')
  return [style.dim(clockTime(event.createdAt)), style.strong(cells[0]!), ...cells.slice(1)].filter(Boolean).join('  ')
}

/** An event of the flag `key`, or of any flag. */
export function isAboutFlag(event: DomainEvent, key: string | undefined): boolean {
  return event.type.startsWith('flag.') && (key === undefined || event.data['key'] === key)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
