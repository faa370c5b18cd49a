import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  type ConfiguredRule,
  type FlagConfiguration,
} from '@guidon/model'
import { describe, expect, test } from 'vitest'
import type { EnvironmentRef } from '../projects/index.ts'
import { differenceOf } from './content-difference.ts'
import { EMPTY_CONTENT, mergeContent, placeOf, type Content } from './content.ts'
import { findUnmetPrerequisites } from './prerequisite-check.ts'

const staging: EnvironmentRef = {
  id: 'e1',
  projectId: 'p',
  projectKey: 'school',
  key: 'staging',
  name: 'Staging',
  position: 0,
  isCritical: false,
  requiresReason: false,
  isSecureMode: false,
  createdAt: 0,
}
const needs = (key: string, variationId = 'true') => ({ prerequisites: [{ key, variationId }] })
const always = (variationId: string) => ({ on: true, fallthrough: { variationId } })
const forSome = { contextKind: 'user', attribute: 'plan', op: 'in', values: ['gold'], negate: false }
const rule = (variationId: string, clauses: ConfiguredRule['clauses'] = [forSome]): ConfiguredRule => ({
  id: variationId,
  description: '',
  clauses,
  serve: { variationId },
  trackEvents: false,
})
const split = (weightOfTrue: number): Partial<FlagConfiguration> => ({
  on: true,
  fallthrough: {
    rollout: {
      kind: 'rollout',
      contextKind: 'user',
      variations: [
        { variationId: 'true', weight: weightOfTrue },
        { variationId: 'false', weight: 100_000 - weightOfTrue },
      ],
    },
  },
})

function flag(key: string, settings: Partial<FlagConfiguration>, isArchived = false): Content {
  const made = newFlagDefinition({ key, valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
  const definition = { ...made, isArchived }
  const configuration = { ...newFlagConfiguration(definition, 'salt'), ...settings }
  const stored = { environmentId: staging.id, flagKey: key, configuration, version: 1, updatedAt: 0 }
  return {
    definitions: new Map([[key, { definition, version: 1, createdAt: 0, updatedAt: 0 }]]),
    configurations: new Map([[placeOf(staging.id, key), stored]]),
    segments: new Map(),
  }
}

function find(before: readonly Content[], after: readonly Content[]) {
  const [old, edited] = [before, before.concat(after)].map((parts) => parts.reduce(mergeContent, EMPTY_CONTENT))
  return findUnmetPrerequisites(edited!, differenceOf(old!, edited!), [staging])
}

/** What is found when the flag "child", which needs "parent", is turned on. */
const findFor = (...others: Content[]) =>
  find([flag('child', needs('parent')), ...others], [flag('child', { on: true, ...needs('parent') })])

test('warns of a prerequisite that is off', () => {
  expect(findFor(flag('parent', { on: false }))).toEqual([
    {
      severity: 'warn',
      code: 'prerequisite_never_met',
      path: '/prerequisites/0',
      message:
        'The prerequisite "parent", which must be on and serve "true", is off in staging, ' +
        'so "child" serves its off variation there to everyone.',
      subject: { kind: 'flag', key: 'child', environment: 'staging' },
    },
  ])
})

test('says what a prerequisite serves that never serves what is needed', () => {
  expect(findFor(flag('parent', always('false')))).toMatchObject([
    { message: expect.stringContaining('The prerequisite "parent" serves only "false", never "true", in staging') },
  ])
})

describe('a prerequisite that serves', () => {
  test.each<[string, boolean, Content[]]>([
    ['what is needed', false, [flag('parent', always('true'))]],
    ['it by a rule', false, [flag('parent', { ...always('false'), rules: [rule('true')] })]],
    ['it after a rule for everyone', true, [flag('parent', { ...always('true'), rules: [rule('false', [])] })]],
    ['it by a rule for everyone', false, [flag('parent', { ...always('false'), rules: [rule('true', [])] })]],
    [
      'it to a target',
      false,
      [
        flag('parent', {
          ...always('false'),
          targets: [{ contextKind: 'user', variationId: 'true', values: ['ada'] }],
        }),
      ],
    ],
    [
      'it to a list of nobody',
      true,
      [flag('parent', { ...always('false'), targets: [{ contextKind: 'user', variationId: 'true', values: [] }] })],
    ],
    ['it to 1 %', false, [flag('parent', split(1_000))]],
    ['it to 0 %', true, [flag('parent', split(0))]],
    [
      'its off variation, since its own prerequisite is off',
      true,
      [flag('parent', { ...always('true'), ...needs('root') }), flag('root', { on: false })],
    ],
    [
      'what is needed as its off variation, since its own prerequisite may fail',
      false,
      [flag('parent', { ...always('false'), ...needs('root'), offVariationId: 'true' }), flag('root', split(50_000))],
    ],
    [
      'nothing, since its own prerequisite is off and it has no off variation',
      true,
      [flag('parent', { ...always('true'), ...needs('root'), offVariationId: null }), flag('root', { on: false })],
    ],
    ['nobody knows what, in a circle', false, [flag('parent', { ...always('true'), ...needs('child') })]],
  ])('%s', (_, isFound, others) => expect(findFor(...others)).toHaveLength(isFound ? 1 : 0))
})

describe('says nothing', () => {
  const parent = flag('parent', { on: false })
  const waiting = flag('child', { on: true, ...needs('parent') })
  test.each<[string, Content[], Content[]]>([
    ['of a flag that is turned off', [parent, waiting], [flag('child', { on: false, ...needs('parent') })]],
    ['of a flag that stays as it is', [parent, waiting], [flag('other', { on: true })]],
    ['of a flag that comes and is off', [parent], [flag('child', needs('parent'))]],
    ['of an archived flag', [parent, flag('child', {}, true)], [flag('child', { on: true, ...needs('parent') }, true)]],
    ['of a flag that is not there', [], [waiting]],
    ['of an archived prerequisite', [flag('parent', {}, true)], [waiting]],
    ['of a variation that is not there', [parent], [flag('child', { on: true, ...needs('parent', 'gone') })]],
    ['once the same change turns the prerequisite on', [parent], [waiting, flag('parent', always('true'))]],
  ])('%s', (_, before, after) => expect(find(before, after)).toEqual([]))
})

test('warns of a prerequisite that a flag gets while it is off', () => {
  const before = [flag('parent', { on: false }), flag('child', {})]
  expect(find(before, [flag('child', needs('parent'))])).toMatchObject([{ code: 'prerequisite_never_met' }])
})
