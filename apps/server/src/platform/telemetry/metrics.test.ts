import { expect, test } from 'vitest'
import { createMetrics } from './metrics.ts'

test('writes the text format of Prometheus', () => {
  const metrics = createMetrics()
  const dropped = metrics.counter('dropped_total', 'Dropped.')
  dropped.add()
  dropped.add(2, { reason: 'a "quoted"\nreason' })
  dropped.add(1, { reason: 'a "quoted"\nreason' })
  let open = 0
  metrics.gauge('open_streams', 'Open.', () => open)
  open = 7
  expect(metrics.text()).toBe(`# HELP dropped_total Dropped.
# TYPE dropped_total counter
dropped_total 1
dropped_total{reason="a \\"quoted\\"\\nreason"} 3
# HELP open_streams Open.
# TYPE open_streams gauge
open_streams 7
`)
})

test('a name is taken once', () => {
  const metrics = createMetrics()
  metrics.counter('dropped_total', 'Dropped.')
  expect(() => metrics.gauge('dropped_total', 'Dropped.', () => 0)).toThrow(/Two metrics/)
})
