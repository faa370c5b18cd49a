import type { DomainEvent } from '@guidon/api'
import type { Cli } from '../cli.ts'
import { getChange } from '../http/operations.ts'
import { printable } from './style.ts'
import { absoluteTime, clockTime } from './time-text.ts'

/** Something that happened, on one line, in the words of the change that did it. */
export async function domainEventLine(cli: Cli, event: DomainEvent): Promise<string> {
  const { isScreen, style } = cli.out
  const key = textOf(event.data['key'])
  const what = (await sentencesOf(cli, textOf(event.data['changeId']))) || event.type
  const cells = [key, event.environment ?? '', what].map(printable)
  if (!isScreen) return [absoluteTime(event.createdAt), ...cells].join('\t')
  return [style.dim(clockTime(event.createdAt)), style.strong(cells[0]!), ...cells.slice(1)].filter(Boolean).join('  ')
}

/** An event of the flag `key`, or of any flag. */
export function isAboutFlag(event: DomainEvent, key: string | undefined): boolean {
  return event.type.startsWith('flag.') && (key === undefined || event.data['key'] === key)
}

async function sentencesOf({ api, project }: Cli, change: string): Promise<string> {
  if (change === '') return ''
  const found = await api.call(getChange, { params: { project, change } }).catch(() => null)
  return found?.sentences.join(' ') ?? ''
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
