import { parseContext, type Context, type Flag, type Segment } from '@guidon/model'
import { describe, expect, test } from 'vitest'
import {
  affectedFlags,
  compileDataSet,
  evaluate,
  evaluateAll,
  evaluateWithPrerequisites,
  explain,
  FLAG_NOT_FOUND,
  isExperiment,
  type CompileOptions,
} from './index.ts'

const user = contextOf({ kind: 'user', key: 'u' })

describe('prerequisites on the way', () => {
  const data = dataOf([
    { key: 'top', prerequisites: [requires('middle'), requires('missing'), requires('leaf')] },
    { key: 'middle', prerequisites: [requires('leaf')] },
    { key: 'leaf' },
  ])

  test('are reported deepest first; those that do not exist are not', () => {
    const { evaluation, prerequisites } = evaluateWithPrerequisites(data, 'top', user)
    expect(evaluation.reason).toEqual({ kind: 'PREREQUISITE_FAILED', prerequisiteKey: 'missing' })
    expect(prerequisites.map(({ flag, prerequisiteOf }) => `${prerequisiteOf} needs ${flag.key}`)).toEqual([
      'middle needs leaf',
      'top needs middle',
    ])
  })

  test('are listed by flag when all are evaluated, each once', () => {
    const all = evaluateAll(data, user)
    expect([...all].map(([key, { directPrerequisites }]) => [key, directPrerequisites])).toEqual([
      ['top', ['middle']],
      ['middle', ['leaf']],
      ['leaf', []],
    ])
  })

  test('are evaluated for flags that a filter chooses, and listed though it leaves them out', () => {
    const all = evaluateAll(data, user, { filter: ({ key }) => key === 'middle' })
    expect([...all.keys()]).toEqual(['middle'])
    expect(all.get('middle')?.directPrerequisites).toEqual(['leaf'])
  })

  test('keep the direct ones of two', () => {
    const twice = dataOf([{ key: 'top', prerequisites: [requires('a'), requires('b')] }, { key: 'a' }, { key: 'b' }])
    expect(evaluateAll(twice, user).get('top')?.directPrerequisites).toEqual(['a', 'b'])
  })
})

test('an unknown flag is not found, however it is asked for', () => {
  const data = dataOf([])
  expect(evaluate(data, 'x', user)).toBe(FLAG_NOT_FOUND)
  expect(explain(data, 'x', user)).toEqual({ flagKey: 'x', evaluation: FLAG_NOT_FOUND, steps: [] })
  expect(evaluateWithPrerequisites(data, 'x', user)).toEqual({ evaluation: FLAG_NOT_FOUND, prerequisites: [] })
})

test('evaluations are frozen and the same object every time', () => {
  const data = dataOf([{ key: 'f' }])
  expect(evaluate(data, 'f', user)).toBe(evaluate(data, 'f', user))
  expect(Object.isFrozen(evaluate(data, 'f', user).reason)).toBe(true)
})

test('a chain deeper than the stack could bear is malformed', () => {
  const chain = Array.from({ length: 5_000 }, (_, index) => ({
    key: `f${index}`,
    prerequisites: [requires(`f${index + 1}`)],
  }))
  expect(evaluate(dataOf(chain), 'f0', user).reason).toEqual({ kind: 'ERROR', errorKind: 'MALFORMED_FLAG' })
})

test('changes compile only what changed', () => {
  const before = dataOf([{ key: 'kept' }, { key: 'gone' }])
  const after = before.applyChanges({ flags: new Map([['gone', null]]) })
  expect(after.flags.get('kept')).toBe(before.flags.get('kept'))
  expect(after.flags.has('gone')).toBe(false)
  expect(before.flags.has('gone')).toBe(true)
  expect(after.segments).toBe(before.segments)
})

test('data that is no flag or segment is malformed and harms nothing else', () => {
  const data = compileDataSet({
    flags: new Map([
      ['odd', { on: true, rules: 5 } as unknown as Flag],
      ['asks', flagOf({ key: 'asks', rules: [inSegment('odd')] })],
      ['fine', flagOf({ key: 'fine' })],
    ]),
    segments: new Map([['odd', { rules: 5 } as unknown as Segment]]),
  })
  expect(evaluate(data, 'odd', user).reason).toEqual({ kind: 'ERROR', errorKind: 'MALFORMED_FLAG' })
  expect(evaluate(data, 'asks', user).reason).toEqual({ kind: 'ERROR', errorKind: 'MALFORMED_FLAG' })
  expect(evaluate(data, 'fine', user).reason.kind).toBe('FALLTHROUGH')
})

test('patterns run on the given engine', () => {
  const patterns: string[] = []
  const regex: CompileOptions['regex'] = (pattern) => {
    patterns.push(pattern)
    return { test: (text) => text === 'u' }
  }
  const clause = { contextKind: 'user', attribute: 'key', op: 'matches', values: ['^z$', '(?=u)'], negate: false }
  const data = dataOf([{ key: 'f', rules: [ruleOf(clause)] }], [], { regex })
  expect(evaluate(data, 'f', user).reason.kind).toBe('RULE_MATCH')
  expect(patterns).toEqual(['^z$'])
})

test('a pattern that the engine refuses matches nothing', () => {
  const refuse = () => {
    throw new Error('too long')
  }
  const clause = { contextKind: 'user', attribute: 'key', op: 'matches', values: ['u'], negate: false }
  const data = dataOf([{ key: 'f', rules: [ruleOf(clause)] }], [], { regex: refuse })
  expect(evaluate(data, 'f', user).reason).toEqual({ kind: 'FALLTHROUGH' })
})

test('absent properties have the defaults of the wire format', () => {
  const data = compileDataSet({
    flags: new Map([
      ['off', { offVariation: 0 } as Flag],
      ['f', { on: true, contextTargets: [{}], rules: [inSegment('empty', 'defaults')] } as unknown as Flag],
    ]),
    segments: new Map([
      ['empty', {} as Segment],
      ['defaults', { includedContexts: [{ values: ['u'] }], rules: [{}] } as unknown as Segment],
    ]),
  })
  expect(evaluate(data, 'off', user).reason).toEqual({ kind: 'ERROR', errorKind: 'MALFORMED_FLAG' })
  expect(explain(data, 'f', user).steps).toMatchObject([{ step: 'rule', match: true }])
  expect(evaluate(data, 'f', contextOf({ kind: 'org', key: 'o' })).reason.kind).toBe('ERROR')
})

describe('explanations', () => {
  test('show every step that was taken', () => {
    const data = dataOf(
      [
        {
          key: 'f',
          prerequisites: [requires('p')],
          targets: [{ variation: 1, values: ['other'] }],
          rules: [inSegment('none'), inSegment('some', 'share')],
        },
        { key: 'p' },
      ],
      [
        { key: 'some', excluded: ['u'] },
        { key: 'share', rules: [{ id: 's', clauses: [], weight: 100_000 }] },
      ],
    )
    const { steps } = explain(data, 'f', user)
    expect(outline(steps)).toEqual([
      'prerequisite',
      'target',
      'rule',
      ['clause', ['segment']],
      'rule',
      [
        'clause',
        [
          'segment',
          ['segment list', 'segment list'],
          'segment',
          ['segment list', 'segment list', 'segment rule', ['segment share']],
        ],
      ],
    ])
  })

  test('show what a clause was compared with, and where a context falls', () => {
    const clauses = [
      { contextKind: 'user', attribute: 'key', op: 'in', values: ['x'], negate: false },
      { contextKind: 'org', attribute: 'key', op: 'in', values: ['x'], negate: false },
      { contextKind: 'user', attribute: 'kind', op: 'in', values: ['x'], negate: false },
      { contextKind: 'user', attribute: '//', op: 'in', values: ['x'], negate: false },
    ]
    const data = dataOf([{ key: 'f', rules: clauses.map((clause) => ruleOf(clause)) }])
    const values = explain(data, 'f', user).steps.map(({ steps: [step] }) => step?.step === 'clause' && step.value)
    expect(values).toEqual(['u', undefined, ['user'], undefined])
  })

  test('show the bucket', () => {
    const rollout = {
      kind: 'rollout' as const,
      contextKind: 'user',
      seed: 61,
      variations: [{ variation: 0, weight: 9802 }],
    }
    const [step] = explain(dataOf([{ key: 'f', fallthrough: { rollout } }]), 'f', contextOf({ key: 'userKeyA' })).steps
    expect(step).toMatchObject({ step: 'split', hasContextKind: true, bucket: expect.closeTo(0.09801207, 8) })
  })
})

test.each([
  [{ kind: 'FALLTHROUGH' }, false, false],
  [{ kind: 'FALLTHROUGH', inExperiment: true }, false, true],
  [{ kind: 'FALLTHROUGH' }, true, true],
  [{ kind: 'RULE_MATCH', ruleIndex: 0 }, true, false],
  [{ kind: 'RULE_MATCH', ruleIndex: 1 }, false, true],
  [{ kind: 'RULE_MATCH', ruleIndex: 0, inExperiment: true }, false, true],
  [{ kind: 'RULE_MATCH', ruleIndex: 9 }, false, false],
  [{ kind: 'OFF' }, true, false],
] as const)('%j, fallthrough tracked %s: in an experiment %s', (reason, trackEventsFallthrough, expected) => {
  const rules = [ruleOf(), { ...ruleOf(), trackEvents: true }]
  expect(isExperiment(flagOf({ key: 'f', rules, trackEventsFallthrough }), reason)).toBe(expected)
})

test('a change affects all that depends on it, however far', () => {
  const data = dataOf(
    [
      { key: 'top', prerequisites: [requires('middle')] },
      { key: 'middle', prerequisites: [requires('deleted')] },
      { key: 'segmented', rules: [inSegment('outer')] },
      { key: 'needs segmented', prerequisites: [requires('segmented')] },
      { key: 'also segmented', rules: [inSegment('outer')] },
      { key: 'alone' },
    ],
    [{ key: 'outer', rules: [{ id: 's', clauses: inSegment('inner').clauses }] }, { key: 'inner' }],
  )
  expect(affectedFlags(data, { flagKeys: ['deleted'] })).toEqual(new Set(['deleted', 'middle', 'top']))
  expect(affectedFlags(data, { segmentKeys: ['inner'] })).toEqual(
    new Set(['segmented', 'also segmented', 'needs segmented']),
  )
  expect(affectedFlags(data, {})).toEqual(new Set())
})

function contextOf(input: unknown): Context {
  const parsed = parseContext(input)
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message)
  return parsed.value
}

type Keyed<Item> = Partial<Item> & { readonly key: string }

function dataOf(flags: Keyed<Flag>[], segments: Keyed<Segment>[] = [], options: CompileOptions = {}) {
  return compileDataSet(
    {
      flags: new Map(flags.map((flag) => [flag.key, flagOf(flag)])),
      segments: new Map(segments.map((segment) => [segment.key, segment as Segment])),
    },
    options,
  )
}

function flagOf(flag: Keyed<Flag>): Flag {
  return { on: true, variations: [true, false], offVariation: 1, fallthrough: { variation: 0 }, ...flag } as Flag
}

function requires(key: string): Flag['prerequisites'][number] {
  return { key, variation: 0 }
}

function ruleOf(...clauses: Flag['rules'][number]['clauses']): Flag['rules'][number] {
  return { id: 'r', clauses, variation: 0, trackEvents: false }
}

function inSegment(...segmentKeys: string[]): Flag['rules'][number] {
  return ruleOf({ attribute: '', op: 'segmentMatch', values: segmentKeys, negate: false })
}

type Outline = (string | Outline)[]

function outline(steps: ReturnType<typeof explain>['steps']): Outline {
  return steps.flatMap(({ step, steps: inner }) => (inner.length === 0 ? [step] : [step, outline(inner)]))
}
