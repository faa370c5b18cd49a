/** Times to look back over. */
export const RANGES = ['1h', '24h', '7d', '30d'] as const
export type Range = (typeof RANGES)[number]

export const DEFAULT_RANGE: Range = '24h'

const HOUR_MS = 3_600_000

export const RANGE_MS: Readonly<Record<Range, number>> = {
  '1h': HOUR_MS,
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
  '30d': 30 * 24 * HOUR_MS,
}

/** State of the screen, in its address. */
export interface MonitoringSearch {
  /** @default "24h" */
  readonly range?: Range | undefined
}

export function readMonitoringSearch(search: Record<string, unknown>): MonitoringSearch {
  return { range: RANGES.find((range) => range === search['range']) }
}
