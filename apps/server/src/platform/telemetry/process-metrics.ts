import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Metrics } from './metrics.ts'

const RESOLUTION_MS = 20
const NANOSECONDS_PER_SECOND = 1e9

/** Memory, processor time and how long the event loop was blocked. Gives a function that stops measuring. */
export function measureProcess(metrics: Metrics): () => void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  metrics.gauge(
    'guidon_event_loop_delay_p99_seconds',
    'Delay of the event loop, 99th percentile since the last scrape.',
    () => {
      const seconds = delay.percentile(99) / NANOSECONDS_PER_SECOND
      delay.reset()
      return seconds
    },
  )
  metrics.gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss())
  metrics.gauge('process_cpu_seconds', 'Processor time, user and system.', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
  metrics.gauge('process_uptime_seconds', 'Time since the process started.', () => process.uptime())
  return () => delay.disable()
}
