import type { OptionDefinition } from './command-definition.ts'

/** Options of every command that lists page by page. */
export const PAGE_OPTIONS: readonly OptionDefinition[] = [
  { flags: '--limit <n>', summary: 'rows at most (500 or fewer)', default: 50, reads: 'integer', range: [1, 500] },
  { flags: '--after <position>', summary: 'go on after a page: its "next"' },
]

export interface PageOptions {
  readonly limit: number
  readonly after?: string
}
