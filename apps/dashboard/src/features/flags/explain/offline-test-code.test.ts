import { spawn } from 'node:child_process'
import type { Environment } from '@guidon/api'
import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  newSegmentDefinition,
  type Clause,
  type FlagConfiguration,
} from '@guidon/model'
import { expect, test } from 'vitest'
import { compileWorld } from '../../../lib/evaluation/flag-world.ts'
import { explainSides } from './explain-sides.ts'
import { offlineTestCode } from './offline-test-code.ts'

const [yes, no] = BOOLEAN_VARIATIONS.map(({ id }) => id) as [string, string]
const clause = (attribute: string, op: string, values: Clause['values'], contextKind = 'user'): Clause => ({
  contextKind,
  attribute,
  op,
  values,
  negate: false,
})
const rule = (...clauses: readonly Clause[]) => ({
  id: 'r',
  description: '',
  clauses,
  serve: { variationId: yes },
  trackEvents: false,
})
const flag = (key: string, changes: Partial<FlagConfiguration>) => {
  const definition = newFlagDefinition({ key, valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
  const base = { ...newFlagConfiguration(definition, 'salt'), on: true, fallthrough: { variationId: no } }
  return [key, { definition, configuration: { ...base, ...changes } }] as const
}
const members = Array.from({ length: 500 }, (_, index) => `member-${index}`)
const beta = {
  ...newSegmentDefinition({ key: 'beta', salt: 'salt' }),
  included: [
    { contextKind: 'user', values: ['ann', ...members] },
    { contextKind: 'organization', values: ['north', ...members] },
  ],
}
const half = {
  rollout: {
    kind: 'rollout' as const,
    contextKind: 'user',
    variations: [
      { variationId: yes, weight: 50_000 },
      { variationId: no, weight: 50_000 },
    ],
  },
}
const worldWith = (first: Partial<FlagConfiguration>) =>
  compileWorld({
    flags: new Map([
      flag('first', first),
      flag('gated', { prerequisites: [{ key: 'first', variationId: yes }], fallthrough: half }),
      flag('beta-only', { rules: [rule(clause('', 'segmentMatch', ['beta']))] }),
      flag('it\'s "new" `${1}`', { rules: [rule(clause('version', 'semVerGreaterThan', ['24.8.0']))] }),
      flag('targeted', { targets: [{ contextKind: 'user', variationId: yes, values: [...members, 'ann'] }] }),
      flag('off', { on: false }),
    ]),
    segments: new Map([['beta', beta]]),
  })

const worlds = new Map([
  ['dev', worldWith({ fallthrough: { variationId: yes } })],
  ['live', worldWith({ on: false })],
])
const sides = explainSides({
  contexts: [
    [{ kind: 'user', attributes: { key: 'ann', version: '24.9.0', note: "o'neil ${x}" } }],
    [
      { kind: 'user', attributes: { key: 'bob' } },
      { kind: 'organization', attributes: { key: 'north' } },
    ],
  ],
  environments: ['dev', 'live'].map((key) => ({ key, name: key }) as Environment),
  worlds,
  personas: [],
})
const flags = [...worlds.get('dev')!.flags.keys()]

/** Runs code as a module of this repository, as somebody does who pasted it into a file. */
function run(code: string): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  return new Promise((resolve) => {
    const { NODE_TEST_CONTEXT: _, ...env } = process.env
    const program = spawn(process.execPath, ['--input-type=module'], { cwd: import.meta.dirname, env })
    let output = ''
    program.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    program.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    program.on('close', (exitCode) => resolve({ exitCode, output }))
    program.stdin.end(code)
  })
}

test('the test passes in the vendor’s own SDK, for every flag, context and environment', async () => {
  const code = offlineTestCode({ sides, flags })
  const { exitCode, output } = await run(code)
  expect(exitCode, output).toBe(0)
  expect(output).toMatch(new RegExp(`pass ${sides.length * flags.length}\\b`))
})

test('the test fails when another value comes out', async () => {
  const code = offlineTestCode({ sides: sides.slice(0, 1), flags: ['beta-only'] })
  const { exitCode, output } = await run(code.replace('"value":true', '"value":false'))
  expect(exitCode).toBe(1)
  expect(output).toMatch(/fail 1\b/)
})

test('lists have no more than the contexts that are tested, and flags no more than what they depend on', () => {
  const code = offlineTestCode({ sides: sides.slice(0, 1), flags: ['beta-only', 'targeted'] })
  expect(code).not.toContain('member-')
  expect(code).not.toContain('"key":"gated"')
  expect(code).toContain('"key":"beta"')
  expect(offlineTestCode({ sides: sides.slice(0, 1), flags: ['gated'] })).toContain('"key":"first"')
})
