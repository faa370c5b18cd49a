export type MetricLabels = Readonly<Record<string, string>>

/** A count that only grows. */
export interface Counter {
  /** @default 1, without labels */
  add(count?: number, labels?: MetricLabels): void
}

/** Numbers about the running server, for Prometheus. */
export interface Metrics {
  /** `name` ends in `_total`. */
  counter(name: string, help: string): Counter
  /** `read` gives the current value; it is called when somebody asks. */
  gauge(name: string, help: string, read: () => number): void
  /** Text exposition format 0.0.4. */
  text(): string
}

interface Metric {
  readonly help: string
  readonly type: 'counter' | 'gauge'
  samples(): Iterable<readonly [labels: string, value: number]>
}

export function createMetrics(): Metrics {
  const metrics = new Map<string, Metric>()
  const register = (name: string, metric: Metric): void => {
    if (metrics.has(name)) throw new Error(`Two metrics are named "${name}"`)
    metrics.set(name, metric)
  }
  return {
    counter(name, help) {
      const counts = new Map<string, number>()
      register(name, { help, type: 'counter', samples: () => counts })
      return {
        add(count = 1, labels = {}) {
          const key = formatLabels(labels)
          counts.set(key, (counts.get(key) ?? 0) + count)
        },
      }
    },
    gauge(name, help, read) {
      register(name, { help, type: 'gauge', samples: () => [['', read()]] })
    },
    text: () => [...metrics].map(([name, metric]) => formatMetric(name, metric)).join(''),
  }
}

function formatMetric(name: string, { help, type, samples }: Metric): string {
  const lines = [...samples()].map(([labels, value]) => `${name}${labels} ${value}\n`)
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`
}

function formatLabels(labels: MetricLabels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

const escapeLabel = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
