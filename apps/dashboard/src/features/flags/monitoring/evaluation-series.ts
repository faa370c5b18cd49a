import type { EvaluationCounts } from '@guidon/api'
import type { FlagDefinition } from '@guidon/model'
import { variationName } from '../../../lib/sentences/variation-name.ts'
import type { Series } from '../../../ui/charts/time-chart.tsx'
import { flagVariationColor, NO_VARIATION_COLOR, NO_VARIATION_LINE_COLOR } from '../../../ui/variation-color.ts'

const STEP_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

/** Counts as a chart takes them: one value a step for each variation that was served. */
export interface EvaluationSeries {
  readonly instants: readonly number[]
  readonly series: readonly Series[]
}

/**
 * A step without evaluations counts 0: nobody asked. The last instant is the end of what was asked for, with nothing
 * measured yet, so that what was changed in the running step has a place.
 */
export function evaluationSeries(counts: EvaluationCounts, definition: FlagDefinition): EvaluationSeries {
  const { from, to, resolution, series } = counts
  const step = STEP_MS[resolution]
  const steps = Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, index) => from + index * step)
  return {
    instants: [...steps, to],
    series: series.map(({ variation, points }) => {
      const byInstant = new Map(points.map(({ at, count }) => [at, count]))
      return {
        id: String(variation),
        name: variationName(variation, definition),
        color: lineColor(definition, variation),
        values: [...steps.map((at) => byInstant.get(at) ?? 0), null],
      }
    }),
  }
}

function lineColor({ valueType }: FlagDefinition, variation: number | null): string {
  const color = flagVariationColor(valueType, variation)
  return color === NO_VARIATION_COLOR ? NO_VARIATION_LINE_COLOR : color
}

/** Amounts by one property of who evaluated, the greatest first. */
export function sumSources(
  sources: EvaluationCounts['sources'],
  property: 'application' | 'sdk',
): readonly { readonly name: string; readonly total: number }[] {
  const totals = new Map<string, number>()
  for (const source of sources) totals.set(source[property], (totals.get(source[property]) ?? 0) + source.total)
  return [...totals].map(([name, total]) => ({ name, total })).sort((one, other) => other.total - one.total)
}
