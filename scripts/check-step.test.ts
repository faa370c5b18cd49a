import { expect, test, vi } from 'vitest'
import { runStep, summaryOf } from './check-step.ts'

const step = (name: string, isOk = true) => ({ name, isOk, durationMs: 1234 })

test.each([
  ['all well', [step('types'), step('tests')], { passed: 7, failed: 0 }, '7 passed, 0 failed'],
  ['failed tests count once', [step('types'), step('tests', false)], { passed: 5, failed: 2 }, '5 passed, 2 failed'],
  ['a failed step counts', [step('types', false), step('tests')], { passed: 7, failed: 0 }, '7 passed, 1 failed'],
  ['so does a missed coverage gate', [step('tests', false)], { passed: 7, failed: 0 }, '7 passed, 1 failed'],
  ['both kinds add up', [step('lint', false), step('tests', false)], { passed: 6, failed: 1 }, '6 passed, 2 failed'],
])('%s', (_case, results, tests, closing) => {
  expect(summaryOf(results, tests).lines.at(-1)).toBe(closing)
})

test('lists each step with its time', () => {
  expect(summaryOf([step('types'), step('lint', false)], { passed: 0, failed: 0 }).lines).toEqual([
    '',
    'ok      types        1.2 s',
    'FAILED  lint         1.2 s',
    '0 passed, 1 failed',
  ])
})

test.each([
  ['succeeds', ['node', '-e', '0'], true],
  ['exits with another status', ['node', '-e', 'process.exit(3)'], false],
  ['is killed', ['node', '-e', 'process.kill(process.pid)'], false],
  ['does not exist', ['no-such-program'], false],
] as const)('a program that %s', async (_case, command, isOk) => {
  vi.spyOn(console, 'log').mockReturnValue()
  vi.spyOn(console, 'error').mockReturnValue()
  expect(await runStep({ name: 'step', command: [...command] })).toMatchObject({ name: 'step', isOk })
})
