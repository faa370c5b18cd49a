import type { EvaluationResolution } from '@guidon/api'
import { InvalidTimeRangeError } from './evaluations-errors.ts'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long minutes are kept apart; older ones become hours. */
export const KEEP_MINUTES_MS = 2 * DAY_MS
/** How many hours a day's course has, the one that is not over included. */
export const DAY_HOURS = 24
/** How long evaluations are kept at all. */
export const KEEP_HOURS_MS = 90 * DAY_MS

/** An SDK's clock is believed this far; events from further off count when they arrive. */
const MAX_AGE_MS = DAY_MS
const MAX_AHEAD_MS = 5 * MINUTE_MS

const MAX_STEPS = 300
const STEP_MS: Record<EvaluationResolution, number> = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS }

/** The minute (since the epoch) that an evaluation counts for. `at` is by the clock of the SDK, `null` when unknown. */
export function minuteOf(at: number | null, receivedAt: number): number {
  const isCredible = at !== null && at > receivedAt - MAX_AGE_MS && at < receivedAt + MAX_AHEAD_MS
  return Math.floor((isCredible ? at : receivedAt) / MINUTE_MS)
}

/** The time that a series covers, and its steps. */
export interface SeriesRange {
  /** Epoch ms, inclusive, at the start of a step. */
  readonly from: number
  /** Epoch ms, exclusive. */
  readonly to: number
  readonly resolution: EvaluationResolution
  readonly stepMs: number
}

export interface AskedRange {
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly resolution?: EvaluationResolution | undefined
}

/** Fills in what was not asked for; throws on a time that makes no sense. */
export function seriesRange(asked: AskedRange, now: number): SeriesRange {
  const to = asked.to ?? now
  const from = asked.from ?? to - DAY_MS
  if (from >= to) throw new InvalidTimeRangeError(`"from" (${from}) must be before "to" (${to}).`)
  const resolution = asked.resolution ?? finestResolution(from, to, now)
  if (resolution === 'minute' && !hasMinutes(from, now)) {
    throw new InvalidTimeRangeError('Minutes are kept for two days. Ask for the resolution "hour", or a later "from".')
  }
  const stepMs = STEP_MS[resolution]
  return { from: Math.floor(from / stepMs) * stepMs, to, resolution, stepMs }
}

function finestResolution(from: number, to: number, now: number): EvaluationResolution {
  if (hasMinutes(from, now) && to - from <= MAX_STEPS * MINUTE_MS) return 'minute'
  return to - from <= MAX_STEPS * HOUR_MS ? 'hour' : 'day'
}

function hasMinutes(from: number, now: number): boolean {
  return from >= now - KEEP_MINUTES_MS
}
