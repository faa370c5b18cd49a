import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  type ConfiguredServe,
  type FlagConfiguration,
} from '@guidon/model'
import { describe, expect, test } from 'vitest'
import type { EnvironmentRef } from '../projects/index.ts'
import { differenceOf } from './content-difference.ts'
import { EMPTY_CONTENT, placeOf, type Content } from './content.ts'
import { checkRolloutKinds } from './rollout-kind-check.ts'

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

const splitBy = (contextKind: string, weightOfTrue = 25_000): ConfiguredServe => ({
  rollout: {
    kind: 'rollout',
    contextKind,
    variations: [
      { variationId: 'true', weight: weightOfTrue },
      { variationId: 'false', weight: 100_000 - weightOfTrue },
    ],
  },
})
const rule = (serve: ConfiguredServe) => ({ id: 'r', description: '', clauses: [], serve, trackEvents: false })

function content(settings: Partial<FlagConfiguration>, isArchived = false): Content {
  const made = newFlagDefinition({ key: 'f', valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
  const definition = { ...made, isArchived }
  const configuration = { ...newFlagConfiguration(definition, 'salt'), ...settings }
  const stored = { environmentId: staging.id, flagKey: 'f', configuration, version: 1, updatedAt: 0 }
  return {
    definitions: new Map([['f', { definition, version: 1, createdAt: 0, updatedAt: 0 }]]),
    configurations: new Map([[placeOf(staging.id, 'f'), stored]]),
    segments: new Map(),
  }
}

/** What is said of a change in an environment that saw these kinds. */
function check(kinds: readonly string[], { before, after }: { before: Content; after: Content }) {
  const seen = {
    list: async ({ kind }: { kind?: string }) => kinds.filter((one) => kind === undefined || one === kind),
  }
  const edit = { after, difference: differenceOf(before, after), environments: [staging] }
  return checkRolloutKinds(seen, edit)
}

test('warns of a split by a kind that nobody saw', async () => {
  const after = content({ on: true, fallthrough: splitBy('school') })
  expect(await check(['user'], { before: content({}), after })).toEqual([
    {
      code: 'unseen_context_kind',
      verdict: 'warn',
      reason:
        'No context of kind "school" was seen in staging lately: as long as that is so, ' +
        'the default rule of "f" serves "true" to all whom it reaches.',
      path: '/fallthrough/rollout/contextKind',
      subject: { kind: 'flag', key: 'f', environment: 'staging' },
    },
  ])
})

test('names the rule', async () => {
  const after = content({ on: true, rules: [rule(splitBy('user')), rule(splitBy('school'))] })
  expect(await check(['user'], { before: content({}), after })).toMatchObject([
    { path: '/rules/1/serve/rollout/contextKind', reason: expect.stringContaining('rule 2 of "f"') },
  ])
})

test('names the first variation that has a share', async () => {
  const after = content({ on: true, fallthrough: splitBy('school', 0) })
  const [found] = await check(['user'], { before: content({}), after })
  expect(found!.reason).toContain('serves "false"')
})

describe('says', () => {
  const bySchool = content({ on: true, fallthrough: splitBy('school') })
  const offBySchool = content({ on: false, fallthrough: splitBy('school') })
  test.each<[string, number, { kinds?: string[]; before?: Content; after: Content }]>([
    ['nothing of a kind that was seen', 0, { kinds: ['user', 'school'], after: bySchool }],
    ['nothing where no context was seen at all', 0, { kinds: [], after: bySchool }],
    ['nothing of a flag that is turned off', 0, { before: bySchool, after: offBySchool }],
    ['nothing of a flag that stays as it is', 0, { before: bySchool, after: bySchool }],
    ['nothing of a flag that comes and is off', 0, { before: EMPTY_CONTENT, after: offBySchool }],
    ['nothing of an archived flag', 0, { after: content({ on: true, fallthrough: splitBy('school') }, true) }],
    ['something of a split that a flag gets while it is off', 1, { after: offBySchool }],
    ['something of an older split once its flag is turned on', 1, { before: offBySchool, after: bySchool }],
  ])('%s', async (_, count, { kinds = ['user'], before = content({}), after }) => {
    expect(await check(kinds, { before, after })).toHaveLength(count)
  })
})
