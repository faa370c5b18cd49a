import type { DataSet, Flag, Segment } from '@guidon/model'

export function smallFlag(key: string): Flag {
  return {
    key,
    version: 1,
    on: false,
    variations: [true, false],
    offVariation: null,
    fallthrough: { variation: 0 },
    prerequisites: [],
    targets: [],
    contextTargets: [],
    rules: [],
    salt: 's',
    clientSideAvailability: { usingMobileKey: false, usingEnvironmentId: false },
    trackEvents: false,
    trackEventsFallthrough: false,
    debugEventsUntilDate: null,
  }
}

export function smallSegment(key: string): Segment {
  return {
    key,
    version: 1,
    included: [],
    excluded: [],
    includedContexts: [],
    excludedContexts: [],
    rules: [],
    salt: 's',
    generation: null,
  }
}

const clause = { contextKind: 'org', attribute: '/address/city', op: 'in', values: ['x', 1, true], negate: true }

export const fullFlag: Flag = {
  key: 'full',
  version: 2_147_483_647,
  on: true,
  variations: [null, { nested: [1.5, 'text', null] }, 'three'],
  offVariation: 1,
  fallthrough: {
    rollout: {
      kind: 'experiment',
      contextKind: 'org',
      seed: 61,
      variations: [
        { variation: 0, weight: 20_000, untracked: true },
        { variation: 1, weight: 80_000 },
      ],
    },
  },
  prerequisites: [{ key: 'other', variation: 0 }],
  targets: [{ variation: 0, values: ['u1'] }],
  contextTargets: [
    { contextKind: 'user', variation: 0, values: [] },
    { contextKind: 'org', variation: 1, values: ['o1'] },
  ],
  rules: [
    { id: 'r1', clauses: [clause], variation: 2, trackEvents: true },
    {
      id: 'r2',
      clauses: [],
      rollout: {
        kind: 'rollout',
        contextKind: 'user',
        bucketBy: '/a/b',
        variations: [{ variation: 0, weight: 100_000 }],
      },
      trackEvents: false,
    },
  ],
  salt: '0f1e',
  clientSideAvailability: { usingMobileKey: false, usingEnvironmentId: true },
  trackEvents: true,
  trackEventsFallthrough: true,
  debugEventsUntilDate: 1_795_331_332_789,
  samplingRatio: 5,
  excludeFromSummaries: true,
  migration: { checkRatio: 10 },
}

export const fullSegment: Segment = {
  key: 'full',
  version: 3,
  included: ['u1'],
  excluded: ['u2'],
  includedContexts: [{ contextKind: 'org', values: ['o1'] }],
  excludedContexts: [{ contextKind: 'org', values: ['o2'] }],
  rules: [
    { id: 's1', clauses: [clause] },
    { id: 's2', clauses: [], weight: 50_000, bucketBy: 'email', rolloutContextKind: 'user' },
  ],
  salt: 'salty',
  unbounded: true,
  unboundedContextKind: 'org',
  generation: 4,
}

export function dataSet(flags: readonly Flag[], segments: readonly Segment[]): DataSet {
  return {
    flags: new Map(flags.map((flag) => [flag.key, flag])),
    segments: new Map(segments.map((segment) => [segment.key, segment])),
  }
}
