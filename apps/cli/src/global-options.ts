import type { OptionDefinition } from './command/command-definition.ts'

/** Options that every command takes, anywhere on the line. */
export const GLOBAL_OPTIONS: readonly OptionDefinition[] = [
  { flags: '-p, --project <key>', summary: 'project to work in', completes: 'project' },
  { flags: '-e, --env <key>', summary: 'environment to work in', completes: 'environment' },
  { flags: '--server <url>', summary: 'server to talk to' },
  { flags: '--json <fields>', summary: 'print {data, page} as JSON; --json alone, or --json=key,name for some fields' },
  { flags: '--jq <filter>', summary: 'print what a filter picks out of the JSON, such as .data[].key (help jq)' },
  { flags: '--ndjson', summary: 'print one JSON object a line, the last one of type "result"' },
  { flags: '-q, --quiet', summary: 'print the result only' },
  { flags: '--verbose', summary: 'say what is sent where' },
  { flags: '--no-color', summary: 'no colors (also NO_COLOR)' },
  { flags: '--no-input', summary: 'never ask anything' },
  { flags: '-y, --yes', summary: 'answer every question with yes' },
  { flags: '--dry-run', summary: 'say what would change; write nothing' },
  { flags: '--reason <text>', summary: 'why, for the audit trail' },
  { flags: '--timeout <duration>', summary: 'give up after this time, such as 30s or 5m', reads: 'duration' },
  { flags: '--idempotency-key <key>', summary: 'name of this write; repeating a write under its name applies it once' },
]

/** The global options as commander reads them. */
export interface GlobalOptions {
  readonly project?: string
  readonly env?: string
  readonly server?: string
  readonly json?: string
  readonly jq?: string
  readonly ndjson?: boolean
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly color: boolean
  readonly input: boolean
  readonly yes?: boolean
  readonly dryRun?: boolean
  readonly reason?: string
  readonly timeout?: number
  readonly idempotencyKey?: string
}

/** `--json` takes its fields after `=` only: alone it must not swallow the word that follows. */
export function normalizeWords(words: readonly string[]): string[] {
  const end = words.indexOf('--')
  return words.map((word, i) => (word === '--json' && (end < 0 || i < end) ? '--json=' : word))
}
