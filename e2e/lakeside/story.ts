import type { Instruction } from '@guidon/api'

/** One change, and how long ago it was made. */
export interface Step {
  readonly minutesAgo: number
  readonly who: string
  readonly why: string
  readonly environments: readonly string[]
  readonly subject: { readonly kind: 'flag' | 'segment'; readonly key: string }
  readonly instructions: Instruction[]
}

const HOUR = 60
const DAY = 24 * HOUR
const ALL = ['development', 'staging', 'production']
const EARLY = ['development', 'staging']
const PRODUCTION = ['production']

const ON: Instruction = { kind: 'turnFlagOn' }

/** What happened to one flag: when, who, where, why, what. */
function flag(key: string, ...steps: readonly [number, string, readonly string[], string, Instruction[]][]): Step[] {
  return steps.map(([minutesAgo, who, environments, why, instructions]) => ({
    minutesAgo,
    who,
    why,
    environments,
    subject: { kind: 'flag', key },
    instructions,
  }))
}

/** Percentages by variation, of users or of another kind. */
function share(weights: Readonly<Record<string, number>>, contextKind = 'user'): Instruction {
  const variations = Object.entries(weights).map(([variationId, percent]) => ({ variationId, weight: percent * 1_000 }))
  return { kind: 'updateFallthroughVariationOrRollout', rollout: { contextKind, variations } }
}

const clause = (contextKind: string, attribute: string, op: string, values: unknown[]): object => ({
  contextKind,
  attribute,
  op,
  values,
  negate: false,
})

const inSegment = (...keys: string[]): object => ({ attribute: '', op: 'segmentMatch', values: keys, negate: false })

function rule(id: string, description: string, clauses: object[], serve: object): Instruction {
  return { kind: 'addRule', rule: { id, description, clauses, serve, trackEvents: false } }
}

const tierRollout = (percent: number): object => ({
  rollout: {
    kind: 'rollout',
    contextKind: 'district',
    variations: [
      { variationId: 'true', weight: percent * 1_000 },
      { variationId: 'false', weight: 100_000 - percent * 1_000 },
    ],
  },
})

const serveNobody: Instruction = { kind: 'updateFallthroughVariationOrRollout', variationId: 'false' }

const GRADEBOOK = flag(
  'gradebook-grid-v2',
  [40 * DAY, 'Ines Moreau', EARLY, 'Ready to try', [ON]],
  [
    22 * DAY,
    'Ines Moreau',
    PRODUCTION,
    'Quality assurance first',
    [
      ON,
      serveNobody,
      { kind: 'addTargets', variationId: 'true', values: ['qa-robot-1', 'dana@lakeside', 'teacher-8841'] },
      { kind: 'addPrerequisite', key: 'sso-handoff-oidc', variationId: 'true' },
    ],
  ],
  [
    15 * DAY,
    'Dana Okafor',
    PRODUCTION,
    'They asked for it at the conference',
    [rule('beta', 'Opt-in beta teachers', [inSegment('beta-teachers')], { variationId: 'true' })],
  ],
  [
    6 * DAY,
    'Ravi Mehta',
    PRODUCTION,
    'Tier C begins',
    [
      rule(
        'tier-c',
        'Tier C districts',
        [
          clause('district', 'tier', 'in', ['C']),
          clause('district', 'state', 'in', ['TX', 'OH', 'WA']),
          clause('app', 'version', 'semVerGreaterThan', ['24.7.0']),
        ],
        tierRollout(10),
      ),
    ],
  ],
  [
    12,
    'Ines Moreau',
    PRODUCTION,
    'A week without an error at 10 %',
    [
      { kind: 'updateRuleVariationOrRollout', ruleId: 'tier-c', ...tierRollout(25) },
      share({ true: 5, false: 95 }, 'district'),
    ],
  ],
)

const RECORDS = flag(
  'student-records-migration',
  [50 * DAY, 'Ravi Mehta', EARLY, 'Both systems run', [ON, moveTo('live')]],
  [20 * DAY, 'Ravi Mehta', ['development'], 'The old tables are gone here', [moveTo('complete')]],
  [19 * DAY, 'Ravi Mehta', PRODUCTION, 'Write to both', [ON, moveTo('dualwrite')]],
  [
    34,
    'Ravi Mehta',
    PRODUCTION,
    'Mismatches are below one in ten thousand',
    [
      {
        kind: 'updateFallthroughVariationOrRollout',
        rollout: {
          contextKind: 'district',
          variations: [
            { variationId: 'dualwrite', weight: 40_000 },
            { variationId: 'shadow', weight: 60_000 },
          ],
        },
      },
      rule('tier-c', 'Tier C is ahead', [clause('district', 'tier', 'in', ['C'])], { variationId: 'live' }),
    ],
  ],
)

function moveTo(stage: string): Instruction {
  return { kind: 'updateFallthroughVariationOrRollout', variationId: stage }
}

/** What happened in the school's project, in any order. */
export const STORY: readonly Step[] = [
  ...GRADEBOOK,
  ...RECORDS,
  ...flag('sso-handoff-oidc', [60 * DAY, 'Jonas Richter', ALL, 'OIDC for everyone', [ON]]),
  ...flag(
    'attendance-mfe',
    [18 * DAY, 'Dana Okafor', EARLY, 'Team demo', [ON]],
    [5 * HOUR, 'Dana Okafor', PRODUCTION, 'Pilot in two schools', [ON, share({ true: 2, false: 98 }, 'district')]],
    [62, 'Sam Osei', PRODUCTION, 'Roll call took 9 s in Northfield', [{ kind: 'turnFlagOff' }]],
  ),
  ...flag(
    'transcript-pdf-svc',
    [30 * DAY, 'Tomás Pereira', EARLY, 'New renderer', [ON]],
    [
      2 * HOUR,
      'Tomás Pereira',
      PRODUCTION,
      'Counselors first',
      [
        ON,
        serveNobody,
        rule('counselors', 'Counselors', [clause('user', 'role', 'in', ['counselor'])], { variationId: 'true' }),
      ],
    ],
  ),
  ...flag(
    'college-search-ranking',
    [12 * DAY, 'Lena Fischer', EARLY, 'Compare three rankings', [ON, share({ distance: 50, fit: 50, outcome: 0 })]],
    [
      5 * HOUR,
      'Lena Fischer',
      PRODUCTION,
      'Three ways, for two weeks',
      [ON, share({ distance: 40, fit: 30, outcome: 30 })],
    ],
  ),
  ...flag('ops-report-cards-enabled', [100 * DAY, 'Sam Osei', ALL, 'Report cards are open', [ON]]),
  ...flag('enrollment-import-v3', [6 * HOUR, 'Ravi Mehta', EARLY, 'Import of the fall', [ON]]),
  ...flag(
    'payments-provider',
    [33 * DAY, 'Maya Adeyemi', ALL, 'Same as before', [ON]],
    [9 * DAY, 'Maya Adeyemi', ['staging'], 'Half of the load test', [share({ legacy: 50, stripe: 50, adyen: 0 })]],
    [
      1 * DAY,
      'Maya Adeyemi',
      PRODUCTION,
      'Fees of ten in a hundred families',
      [
        share({ legacy: 90, stripe: 10, adyen: 0 }),
        rule('canada', 'Canada', [inSegment('canada')], { variationId: 'adyen' }),
      ],
    ],
  ),
  ...flag('scheduling-async-save', [107 * DAY, 'Ravi Mehta', ALL, 'Done', [ON]]),
  ...flag(
    'course-planner-bulk-actions',
    [20 * DAY, 'Dana Okafor', EARLY, 'Bulk actions', [ON, share({ true: 50, false: 50 })]],
    [8 * DAY, 'Dana Okafor', ['development', 'production'], 'Three in four', [ON, share({ true: 75, false: 25 })]],
  ),
  ...flag(
    'messaging-inline-edit',
    [29 * DAY, 'Ines Moreau', ALL, 'A quarter', [ON, share({ true: 25, false: 75 })]],
    [11 * DAY, 'Ines Moreau', ['staging'], 'Half', [share({ true: 50, false: 50 })]],
  ),
  ...flag(
    'analytics-offline-mode',
    [25 * DAY, 'Ines Moreau', EARLY, 'Offline', [ON]],
    [
      15 * DAY,
      'Ines Moreau',
      PRODUCTION,
      'Ten in a hundred districts',
      [ON, share({ true: 10, false: 90 }, 'district')],
    ],
  ),
  ...flag('discipline-csv-export', [6 * DAY, 'Jonas Richter', EARLY, 'For review', [ON]]),
  ...flag('enrollment-async-save', [4 * DAY, 'Sam Osei', ALL, 'All districts saved without a retry', [ON]]),
  ...flag('discipline-push-digest', [169 * DAY, 'Jonas Richter', ALL, 'Digest at six', [ON]]),
  ...flag(
    'grid-page-size',
    [70 * DAY, 'Ines Moreau', ALL, 'Fifty rows', [ON, moveTo('medium')]],
    [
      3 * DAY,
      'Ines Moreau',
      PRODUCTION,
      'Large districts scroll less',
      [rule('large', 'Large districts', [inSegment('large-districts')], { variationId: 'large' })],
    ],
  ),
  ...flag('search-weights', [14 * DAY, 'Lena Fischer', EARLY, 'Ratings too', [ON, moveTo('ratings')]]),
  ...flag('gradebook-inline-comments', [
    2 * DAY,
    'Ines Moreau',
    EARLY,
    'On top of the new grid',
    [ON, { kind: 'addPrerequisite', key: 'gradebook-grid-v2', variationId: 'true' }],
  ]),
  ...flag('parent-portal-arabic', [45 * DAY, 'Maya Adeyemi', ALL, 'مرحبا', [ON]]),
  {
    minutesAgo: 3 * HOUR,
    who: 'Dana Okafor',
    why: 'Signed up at the conference',
    environments: PRODUCTION,
    subject: { kind: 'segment', key: 'beta-teachers' },
    instructions: [{ kind: 'addIncludedTargets', contextKind: 'user', values: ['teacher-marisol', 'teacher-nadia'] }],
  },
]
