import type { NewSegmentRequest } from '@guidon/api'

const NAMES = ['amir', 'beatriz', 'chen', 'dalia', 'emeka', 'farah', 'goran', 'hana', 'iker', 'jamila', 'kofi', 'lucia']

/** The segments of a school system, the same in each environment. */
export const SEGMENTS: readonly NewSegmentRequest[] = [
  {
    key: 'beta-teachers',
    name: 'Beta teachers',
    description: 'Teachers who asked to see things early.',
    tags: ['beta'],
    included: [
      { contextKind: 'user', values: NAMES.map((name) => `teacher-${name}`) },
      { contextKind: 'district', values: ['northfield', 'cedar-falls'] },
    ],
    excluded: [{ contextKind: 'user', values: ['teacher-kofi-sub', 'teacher-on-leave'] }],
    rules: [
      {
        id: 'staff',
        description: 'Our own people',
        clauses: [
          { contextKind: 'user', attribute: 'email', op: 'endsWith', values: ['@lakeside.example'], negate: false },
        ],
      },
      {
        id: 'young-schools',
        description: 'A fifth of the small districts',
        clauses: [{ contextKind: 'district', attribute: 'tier', op: 'in', values: ['C'], negate: false }],
        weight: 20_000,
        rolloutContextKind: 'district',
      },
    ],
  },
  {
    key: 'large-districts',
    name: 'Large districts',
    description: 'Tiers A and B: more than 20,000 students.',
    tags: ['tiers'],
    rules: [
      {
        id: 'tiers',
        clauses: [{ contextKind: 'district', attribute: 'tier', op: 'in', values: ['A', 'B'], negate: false }],
      },
    ],
  },
  {
    key: 'canada',
    name: 'Districts in Canada',
    included: [{ contextKind: 'district', values: ['ottawa-carleton', 'halton', 'surrey', 'peel'] }],
  },
  {
    key: 'load-test-robots',
    name: 'Load test robots',
    description: 'Made by the nightly load test.',
    tags: ['ops'],
    included: [{ contextKind: 'user', values: Array.from({ length: 1_200 }, (_, index) => `robot-${index + 1}`) }],
  },
]
