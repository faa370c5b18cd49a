import type { Clause, Flag, Operator, Serve } from '@guidon/model'

const BASE = {
  version: 1,
  on: true,
  variations: [true, false],
  offVariation: 1,
  prerequisites: [],
  targets: [],
  contextTargets: [],
  rules: [],
  salt: '5f2c7d0a9b3e4c61',
  clientSideAvailability: { usingMobileKey: false, usingEnvironmentId: false },
  trackEvents: false,
  trackEventsFallthrough: false,
  debugEventsUntilDate: null,
} as const

const SERVE_ON: Serve = { variation: 0 }
const HALF: Serve = {
  rollout: {
    kind: 'rollout',
    contextKind: 'user',
    variations: [
      { variation: 0, weight: 50_000 },
      { variation: 1, weight: 50_000 },
    ],
  },
}

/** The flags of the scenarios in the form that Guidon and LaunchDarkly share. */
export const GUIDON_FLAGS: readonly Flag[] = [
  { ...BASE, key: 'plain', fallthrough: SERVE_ON },
  {
    ...BASE,
    key: 'ruled',
    fallthrough: SERVE_ON,
    rules: [
      clause('country', 'in', ['de', 'fr']),
      clause('email', 'endsWith', ['@guidon.test']),
      clause('plan', 'in', ['gold']),
      clause('age', 'greaterThan', [60]),
      clause('version', 'startsWith', ['9.']),
    ].map((only, index) => ({ id: `rule-${index}`, clauses: [only], variation: 1, trackEvents: false })),
  },
  { ...BASE, key: 'split', fallthrough: HALF },
]

function clause(attribute: string, op: Operator, values: Clause['values']): Clause {
  return { contextKind: 'user', attribute, op, values, negate: false }
}
