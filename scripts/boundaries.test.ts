import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult, type IForbiddenRuleType, type IViolation } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const require = createRequire(import.meta.url)
const config = require('../.dependency-cruiser.cjs') as {
  forbidden: IForbiddenRuleType[]
  options: { enhancedResolveOptions: object }
}

const server = 'apps/server/src'
const features = `${server}/features`
const dashboard = 'apps/dashboard/src'

/** Folders of screens that no slice of the server stands behind. */
const SCREENS_ONLY = ['home', 'kit', 'onboarding']

/** Files that keep every rule, with what they import: without them a rule that forbids everything would pass the test too. */
const lawful: Record<string, string[]> = {
  'packages/model/src/index.ts': ['./flag.ts'],
  'packages/model/src/flag.ts': [],
  'packages/model/src/flag.test.ts': ['node:fs', './flag.ts'],
  'packages/evaluation/src/index.ts': ['../../model/src/index.ts'],
  'packages/evaluation/src/bucket.ts': [],
  'packages/describe/src/index.ts': ['../../model/src/index.ts'],
  'packages/launchdarkly/src/index.ts': ['../../evaluation/src/index.ts', '../../model/src/index.ts'],
  'packages/api/src/index.ts': ['zod', '../../model/src/index.ts'],
  'packages/sdk-core/src/index.ts': ['../../evaluation/src/index.ts', '../../launchdarkly/src/index.ts'],
  'packages/sdk-node/src/index.ts': ['../../sdk-core/src/index.ts', 'node:http'],
  'packages/openfeature-server/src/index.ts': ['../../sdk-node/src/index.ts'],
  'packages/testing/src/index.ts': [`../../../${server}/server.ts`],
  [`${server}/server.ts`]: ['./features/index.ts', './platform/clock.ts', 'node:http'],
  [`${server}/platform/clock.ts`]: ['node:timers'],
  [`${server}/platform/slice.ts`]: ['type ./platform.ts'],
  [`${server}/platform/platform.ts`]: ['type ./slice.ts'],
  [`${features}/index.ts`]: ['./flags/index.ts', './segments/index.ts'],
  [`${features}/flags/index.ts`]: ['./flags-service.ts'],
  [`${features}/flags/flags-service.ts`]: ['./flags-store.ts', '../segments/index.ts', '../../platform/clock.ts'],
  [`${features}/flags/flags-store.ts`]: ['kysely'],
  [`${features}/flags/upgrades/flags-001-tables.ts`]: ['kysely'],
  [`${features}/flags/flags.test.ts`]: ['../../../../../packages/testing/src/index.ts'],
  [`${features}/segments/index.ts`]: ['./segments-store.ts'],
  [`${features}/segments/segments-store.ts`]: ['kysely'],
  [`${features}/sdk-delivery/index.ts`]: ['../../../../../packages/launchdarkly/src/index.ts'],
  [`${dashboard}/app/shell.tsx`]: ['../features/flags/flag-view.tsx', '../lib/live.ts', '../ui/grid.tsx'],
  [`${dashboard}/features/flags/flag-view.tsx`]: ['../../lib/live.ts', '../../ui/grid.tsx'],
  [`${dashboard}/lib/live.ts`]: ['./store.ts', '../../../../packages/api/src/index.ts'],
  [`${dashboard}/lib/store.ts`]: [],
  [`${dashboard}/ui/grid.tsx`]: ['../lib/store.ts'],
  'apps/cli/src/main.ts': ['../../../packages/api/src/index.ts', 'node:fs'],
}

/** One violation each: the rule, the file that breaks it, what that file imports. */
const planted: [rule: string, file: string, target: string][] = [
  ['no-cycles', `${server}/platform/clock-cycle.ts`, './clock-cycle-back.ts'],
  ['imports-resolve', `${server}/platform/lost.ts`, './nowhere.ts'],
  ['level-0-model', 'packages/model/src/file-reader.ts', 'node:fs'],
  ['level-0-model', 'packages/model/src/upward.ts', '../../evaluation/src/index.ts'],
  ['level-1-evaluation', 'packages/evaluation/src/clock-reader.ts', 'node:os'],
  ['level-1-evaluation', 'packages/evaluation/src/sideways.ts', '../../describe/src/index.ts'],
  ['level-1-evaluation', 'packages/evaluation/src/third-party.ts', 'zod'],
  ['level-1-describe', 'packages/describe/src/upward.ts', '../../api/src/index.ts'],
  ['level-2-api', 'packages/api/src/socket.ts', 'node:net'],
  ['level-2-api', 'packages/api/src/third-party.ts', 'kysely'],
  ['level-2-launchdarkly', 'packages/launchdarkly/src/third-party.ts', 'zod'],
  ['level-3-sdk-core', 'packages/sdk-core/src/socket.ts', 'node:net'],
  ['level-4-sdk-node', 'packages/sdk-node/src/third-party.ts', 'zod'],
  ['level-5-openfeature-server', 'packages/openfeature-server/src/third-party.ts', 'zod'],
  ['sdks-know-no-management', 'packages/sdk-core/src/management.ts', '../../api/src/index.ts'],
  ['packages-never-import-apps', 'packages/api/src/downward.ts', '../../../apps/cli/src/main.ts'],
  ['testing-is-for-tests', 'apps/cli/src/test-mode.ts', '../../../packages/testing/src/index.ts'],
  ['packages-have-one-door', 'apps/cli/src/back-door.ts', '../../../packages/evaluation/src/bucket.ts'],
  ['apps-do-not-meet', 'apps/cli/src/in-process.ts', '../../server/src/server.ts'],
  ['platform-never-imports-features', `${server}/platform/product.ts`, '../features/flags/index.ts'],
  ['slice-door-only', `${features}/segments/segments-shortcut.ts`, '../flags/flags-service.ts'],
  ['composition-uses-doors', `${server}/shortcut.ts`, './features/flags/flags-service.ts'],
  ['slices-form-a-dag', `${features}/segments/segments-back.ts`, '../flags/index.ts'],
  ['stores-alone-speak-sql', `${features}/flags/flags-query.ts`, 'kysely'],
  [
    'wire-shapes-stay-in-protocol-slices',
    `${features}/flags/flags-wire.ts`,
    '../../../../../packages/launchdarkly/src/index.ts',
  ],
  ['screens-of-slices-do-not-meet', `${dashboard}/features/segments/segment-view.tsx`, '../flags/flag-view.tsx'],
  ['ui-knows-no-product', `${dashboard}/ui/flag-part.tsx`, '../lib/live.ts'],
  ['ui-knows-no-product', `${dashboard}/ui/api-part.tsx`, '../../../../packages/api/src/index.ts'],
  ['lib-knows-no-screen', `${dashboard}/lib/upward.ts`, '../features/flags/flag-view.tsx'],
  ['screens-know-no-app', `${dashboard}/features/flags/upward.tsx`, '../../app/shell.tsx'],
]

let folder: string

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'guidon-boundaries-')))
  for (const name of ['zod', 'kysely']) await plantPackage(name)
  for (const [path, imports] of Object.entries(lawful)) await plant(path, imports)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('dependency rules', () => {
  test('leave lawful imports alone', async () => {
    expect(await violations()).toEqual([])
  })

  describe('refuse', () => {
    let found: IViolation[]

    beforeAll(async () => {
      for (const [, path, target] of planted) await plant(path, [target])
      await plant(`${server}/platform/clock-cycle-back.ts`, ['./clock-cycle.ts'])
      found = await violations()
    })

    test.each(planted)('(%s) %s importing %s', (rule, file) => {
      const broken = found.filter((violation) => isAbout(violation, file)).map((violation) => violation.rule.name)
      expect(broken).toContain(rule)
    })
  })

  test('each have a planted violation', () => {
    const names = config.forbidden.map((rule) => rule.name)
    expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(names))
  })

  test('give every package of the repository a level', async () => {
    const packages = await readdir(join(import.meta.dirname, '../packages'))
    const levelled = config.forbidden.flatMap((rule) => rule.name?.match(/^level-\d-(.+)$/)?.[1] ?? [])
    expect([...levelled, 'testing'].toSorted()).toEqual(packages.toSorted())
  })
})

test('screens stand in folders of the name of their slice', async () => {
  const foldersOf = async (path: string): Promise<string[]> => {
    const entries = await readdir(join(import.meta.dirname, '..', path), { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  }
  const slices = await foldersOf(features)
  const screens = await foldersOf(`${dashboard}/features`)
  expect(screens.filter((name) => !slices.includes(name) && !SCREENS_ONLY.includes(name))).toEqual([])
})

/** Cycles are reported once, from any of their members; cycles of slices by folder. */
function isAbout(violation: IViolation, file: string): boolean {
  const members = [violation.from, ...(violation.cycle ?? []).map((step) => step.name)]
  return members.includes(file) || members.includes(dirname(file))
}

async function plant(path: string, imports: string[]): Promise<void> {
  const lines = imports.map((target) =>
    target.startsWith('type ') ? `import type { Type } from '${target.slice(5)}'` : `import '${target}'`,
  )
  await mkdir(join(folder, dirname(path)), { recursive: true })
  await writeFile(join(folder, path), [...lines, 'export {}', ''].join('\n'))
}

async function plantPackage(name: string): Promise<void> {
  const path = join(folder, 'node_modules', name)
  await mkdir(join(path, 'dist'), { recursive: true })
  await writeFile(join(path, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'dist/index.js' }))
  await writeFile(join(path, 'dist/index.js'), '')
}

async function violations(): Promise<IViolation[]> {
  const { output } = await cruise(
    ['packages', 'apps'],
    { ...config.options, baseDir: folder, ruleSet: { forbidden: config.forbidden }, validate: true },
    config.options.enhancedResolveOptions,
  )
  return (output as ICruiseResult).summary.violations
}
