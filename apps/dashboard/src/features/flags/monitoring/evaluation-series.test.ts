import type { EvaluationCounts } from '@guidon/api'
import { BOOLEAN_VARIATIONS, newFlagDefinition } from '@guidon/model'
import { expect, test } from 'vitest'
import { evaluationSeries, sumSources } from './evaluation-series.ts'

const HOUR = 3_600_000
const definition = newFlagDefinition({ key: 'checkout', valueType: 'boolean', variations: BOOLEAN_VARIATIONS })

const counts = (rest: Partial<EvaluationCounts>): EvaluationCounts => ({
  flag: 'checkout',
  from: 0,
  to: 3 * HOUR - 1,
  resolution: 'hour',
  total: 0,
  lastEvaluatedAt: null,
  series: [],
  sources: [],
  ...rest,
})

test('each step has a value, 0 where nobody asked, up to the one that is running', () => {
  const points = [{ at: HOUR, count: 7 }]
  const { instants, series } = evaluationSeries(counts({ series: [{ variation: 0, total: 7, points }] }), definition)
  expect(instants).toEqual([0, HOUR, 2 * HOUR, 3 * HOUR - 1])
  expect(series.map(({ name, values }) => [name, values])).toEqual([['true', [0, 7, 0, null]]])
})

test('a time of no length has nothing but its end', () => {
  expect(evaluationSeries(counts({ to: 0 }), definition)).toEqual({ instants: [0], series: [] })
})

test('sources are added up by what they have in common, the greatest first', () => {
  const sources = [
    { application: 'web', sdk: 'JSClient', total: 3 },
    { application: '', sdk: 'GoClient', total: 4 },
    { application: 'web', sdk: 'GoClient', total: 2 },
  ]
  expect(sumSources(sources, 'application')).toEqual([
    { name: 'web', total: 5 },
    { name: '', total: 4 },
  ])
  expect(sumSources(sources, 'sdk')).toEqual([
    { name: 'GoClient', total: 6 },
    { name: 'JSClient', total: 3 },
  ])
})
