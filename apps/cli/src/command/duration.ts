import { usageError } from '../errors/cli-error.ts'

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds of `500ms`, `30s`, `5m`, `24h` or `7d`; a bare number means seconds. */
export function parseDuration(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(text)
  if (!match)
    throw usageError(`"${text}" is not a duration`, 'Write a number with a unit, such as 500ms, 30s, 5m or 24h.')
  return Number(match[1]) * UNIT_MS[match[2] ?? 's']!
}

/** `0.9 s`, `250 ms`: short text for a time that was measured. */
export function formatDuration(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`
}
