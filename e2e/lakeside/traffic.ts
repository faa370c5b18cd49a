import { listFlags, type FlagSummary } from '@guidon/api'
import type { TestServer } from '@guidon/testing'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
const BATCH = 100

/** Evaluations a day in production, in thousands; flags that nobody evaluates are left out. */
const THOUSANDS_A_DAY: Readonly<Record<string, number>> = {
  'gradebook-grid-v2': 41_200,
  'student-records-migration': 212_600,
  'attendance-mfe': 18_900,
  'transcript-pdf-svc': 3_400,
  'college-search-ranking': 27_100,
  'ops-report-cards-enabled': 9_800,
  'enrollment-import-v3': 1_200,
  'payments-provider': 6_700,
  'sso-handoff-oidc': 88_000,
  'course-planner-bulk-actions': 39_100,
  'messaging-inline-edit': 27_200,
  'analytics-offline-mode': 17_100,
  'discipline-csv-export': 12_900,
  'enrollment-async-save': 36_800,
  'grid-page-size': 22_400,
  'parent-portal-arabic': 640,
  'maintenance-banner': 4_100,
}

/** Part of production's traffic. */
const SHARE_OF: Readonly<Record<string, number>> = { development: 0.0002, staging: 0.003, production: 1 }

type Environment = TestServer['environments'][number]

interface Program {
  readonly agent: string
  readonly application: string
  readonly runtime: object
  readonly part: number
}

const PROGRAMS: readonly Program[] = [
  {
    agent: 'NodeJSClient/9.13.7',
    application: 'gradebook/24.8.0',
    runtime: { name: 'Node', nodeVersion: '24.1.0', osName: 'Linux' },
    part: 0.5,
  },
  {
    agent: 'JavaClient/7.14.0',
    application: 'records/8.2.1',
    runtime: { name: 'Java', javaVersion: '21.0.5', osName: 'Linux' },
    part: 0.3,
  },
  {
    agent: 'PythonClient/9.15.0',
    application: 'enrollment/3.9.0',
    runtime: { name: 'python', pythonVersion: '3.13.1', osName: 'Linux' },
    part: 0.2,
  },
]

/** Counts of the last day, and contexts that were seen, in each environment. */
export async function sendTraffic(server: TestServer): Promise<void> {
  const { items } = await server.api(listFlags, {
    params: { project: server.project.key },
    query: { limit: 100 },
  })
  for (const environment of server.environments) {
    for (const program of PROGRAMS) {
      const send = (events: object[]): Promise<void> =>
        post(server, environment, { program, path: '/bulk', body: events })
      const summaries = Array.from({ length: 25 }, (_, hoursAgo) => summaryOf(items, environment, program, hoursAgo))
      await send(summaries)
      const { name, version } = nameAndVersion(program.agent)
      await post(server, environment, {
        program,
        path: '/diagnostic',
        body: { kind: 'diagnostic-init', creationDate: Date.now(), sdk: { name, version }, platform: program.runtime },
      })
    }
    const seen = contexts(environment.key === 'production' ? 480 : 40)
    for (let start = 0; start < seen.length; start += BATCH) {
      const program = PROGRAMS[(start / BATCH) % PROGRAMS.length]!
      const events = seen
        .slice(start, start + BATCH)
        .map((context) => ({ kind: 'index', creationDate: Date.now(), context }))
      await post(server, environment, { program, path: '/bulk', body: events })
    }
  }
}

function summaryOf(
  flags: readonly FlagSummary[],
  environment: Environment,
  program: Program,
  hoursAgo: number,
): object {
  const at = Math.max(Date.now() - hoursAgo * HOUR_MS - 60_000, Date.now() - DAY_MS + 60_000)
  const features = flags.flatMap((flag) => {
    const aDay = (THOUSANDS_A_DAY[flag.key] ?? 0) * 1_000 * SHARE_OF[environment.key]! * program.part
    const count = Math.round((aDay / 24) * loadOf(at, flag.key))
    const counters = countersOf(flag, environment.key, count)
    return counters.length === 0 ? [] : [[flag.key, { default: null, contextKinds: ['user'], counters }]]
  })
  return { kind: 'summary', startDate: at - 5_000, endDate: at, features: Object.fromEntries(features) }
}

/** Schools are awake by day; a hash of hour and flag shakes it a little. */
function loadOf(at: number, key: string): number {
  const hour = (at / HOUR_MS) % 24
  const day = 1 + 0.45 * Math.sin(((hour - 11) / 24) * 2 * Math.PI)
  return day * (0.82 + 0.36 * noise(Math.floor(at / HOUR_MS) * 31 + key.length * 7 + key.charCodeAt(2)))
}

function noise(seed: number): number {
  const wave = Math.sin(seed * 12.9898) * 43_758.5453
  return wave - Math.floor(wave)
}

function countersOf(flag: FlagSummary, environment: string, count: number): object[] {
  const state = flag.environments.find((one) => one.environment === environment)
  if (state === undefined || count < 1) return []
  const last = flag.variationCount - 1
  const split = state.split.length > 0 ? state.split : [{ variation: last, weight: 100_000 }]
  return split.flatMap(({ variation, weight }) => {
    const part = Math.round((count * weight) / 100_000)
    return part < 1 ? [] : [{ variation, version: state.version, value: null, count: part }]
  })
}

const ROLES = ['teacher', 'teacher', 'teacher', 'counselor', 'principal', 'registrar']
const VERSIONS = ['24.8.0', '24.8.1', '24.7.2', '24.6.4']
const PLACES = ['northfield', 'cedar-falls', 'lakeview', 'red-oak', 'plano', 'spokane-valley', 'walla-walla', 'halton']
const KINDS = ['isd', 'unified', 'county', 'city', 'central', 'east', 'west']
const TIERS = ['C', 'B', 'C', 'A', 'C']
const STATES = ['TX', 'OH', 'WA', 'IL']
const DISTRICTS = PLACES.flatMap((place, row) =>
  KINDS.map((kind, column) => ({
    key: `${place}-${kind}`,
    tier: TIERS[(row * 3 + column) % TIERS.length]!,
    state: STATES[(row + column) % STATES.length]!,
  })),
)

/** People of districts, with the app that they use. */
function contexts(count: number): object[] {
  const people = Array.from({ length: count }, (_, index) =>
    person(`${ROLES[index % ROLES.length]!}-${8_400 + index * 7}`, index),
  )
  const kiosk = { kind: 'device', key: 'kiosk-lobby-3', os: 'Android', osVersion: '15' }
  return [person('teacher-8841', 0), kiosk, ...people]
}

function person(key: string, index: number): object {
  const district = DISTRICTS[(index * 5) % DISTRICTS.length]!
  const version = VERSIONS[index % VERSIONS.length]!
  return {
    kind: 'multi',
    user: { key, role: key.split('-')[0], email: `${key}@${district.key}.example` },
    district,
    app: { key: `lakeside-web@${version}`, version },
  }
}

interface Post {
  readonly program: Program
  readonly path: '/bulk' | '/diagnostic'
  readonly body: object
}

async function post(server: TestServer, environment: Environment, { program, path, body }: Post): Promise<void> {
  const { name, version } = nameAndVersion(program.application)
  const response = await fetch(server.url + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      authorization: environment.sdkKey,
      'content-type': 'application/json',
      'user-agent': program.agent,
      'x-launchdarkly-event-schema': '4',
      'x-launchdarkly-tags': `application-id/${name} application-version/${version}`,
    },
  })
  if (response.status !== 202) throw new Error(`${path} answered ${response.status}`)
}

function nameAndVersion(text: string): { name: string; version: string } {
  const [name = '', version = ''] = text.split('/')
  return { name, version }
}
