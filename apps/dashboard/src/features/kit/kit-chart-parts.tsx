import { Bars } from '../../ui/charts/bars.tsx'
import { Sparkline } from '../../ui/charts/sparkline.tsx'
import { Split } from '../../ui/charts/split.tsx'
import { SharedCrosshair, TimeChart, type ChangeMarker, type Series } from '../../ui/charts/time-chart.tsx'
import { makeSampleCourse } from './kit-sample-data.ts'
import { KitSection, KitState } from './kit-section.tsx'

const BUCKETS = 144
const TEN_MINUTES = 600_000
const START = Date.parse('2026-10-31T14:00:00Z')
const ZONE = 'America/Chicago'
const instants = Array.from({ length: BUCKETS }, (_, index) => START + index * TEN_MINUTES)
const perMinute = (value: number): string => `${Math.round(value)}/min`
const percent = (value: number): string => `${value > 0 ? '+' : ''}${value}%`
const count = (value: number): string => value.toLocaleString()

const variations: readonly Series[] = ['true', 'false', 'control', 'a-variation-with-a-long-name'].map(
  (name, index) => ({
    id: name,
    name,
    values: makeSampleCourse(BUCKETS, index + 1),
  }),
)

const gap = (value: number, index: number): number | null => (index > 60 && index < 70 ? null : value)
const course = makeSampleCourse(BUCKETS, 9).map((value) => Math.round(value / 8) - 6)
const withBand: readonly Series[] = [
  {
    id: 'difference',
    name: 'difference',
    endLabel: '+2.4%',
    values: course.map(gap),
    band: {
      low: course.map((value, index) => value - 16 * (1 - index / 200)).map(gap),
      high: course.map((value, index) => value + 16 * (1 - index / 200)).map(gap),
    },
  },
]

const markers: readonly ChangeMarker[] = [
  { id: 'a', at: instants[30]!, sentence: 'Dana turned on Gradebook grid in Production' },
  { id: 'b', at: instants[88]!, sentence: 'Ravi served true to 25% of users' },
  { id: 'c', at: instants[90]!, sentence: 'Ravi served true to 50% of users' },
]

const LIMIT = { value: 10, label: 'limit' }

/** Charts: their numbers are one press away, and can be read by keyboard. */
export function KitChartParts() {
  return (
    <KitSection title="Charts">
      <SharedCrosshair>
        <div className="grid w-full grid-cols-2 gap-6 max-lg:grid-cols-1">
          <TimeChart
            title="Evaluations"
            note={`per minute, through the end of daylight saving time in ${ZONE}`}
            fileName="evaluations"
            instants={instants}
            series={variations}
            zone={ZONE}
            formatValue={perMinute}
            markers={markers}
          />
          <TimeChart
            title="Evaluations by variation"
            kind="stack"
            fileName="evaluations-by-variation"
            instants={instants}
            series={variations.slice(0, 3)}
            zone={ZONE}
            formatValue={perMinute}
            markers={markers}
          />
          <TimeChart
            title="Save errors"
            note="difference to control"
            fileName="save-errors"
            instants={instants}
            series={withBand}
            zone={ZONE}
            formatValue={percent}
            threshold={LIMIT}
            fromZero={false}
          />
          <TimeChart
            title="Nothing yet"
            fileName="nothing"
            instants={instants}
            series={[]}
            zone={ZONE}
            formatValue={count}
          />
        </div>
      </SharedCrosshair>
      <div className="grid w-full grid-cols-2 gap-6 max-lg:grid-cols-1">
        <Split
          title="Served in 24 hours"
          fileName="served"
          formatShare={count}
          parts={[
            { label: 'true', color: 'var(--v1)', share: 41_200 },
            { label: 'false', color: 'var(--v2)', share: 12_900 },
            { label: 'control', color: 'var(--v3)', share: 1_040 },
          ]}
        />
        <Bars
          title="Evaluations by SDK"
          fileName="sdks"
          labelHeader="SDK"
          valueHeader="Evaluations"
          formatValue={count}
          bars={[
            { label: 'node-server-sdk', value: 38_120 },
            { label: 'js-client-sdk', value: 9_800 },
            { label: 'go-server-sdk', value: 120 },
          ]}
        />
      </div>
      <KitState name="Sparklines">
        <Sparkline values={makeSampleCourse(24, 3)} label="Rising" />
        <Sparkline values={makeSampleCourse(24, 5)} color="var(--okf)" width={120} height={28} />
        <Sparkline values={[]} />
        <Sparkline values={[4]} />
      </KitState>
    </KitSection>
  )
}
