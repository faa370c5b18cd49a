import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

export interface Step {
  name: string
  command: [program: string, ...arguments_: string[]]
}

export interface StepResult {
  name: string
  isOk: boolean
  durationMs: number
}

const root = join(import.meta.dirname, '..')
const path = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter)

/** Runs one step with its output passed on. A program that cannot be started is a failed step. */
export async function runStep(step: Step): Promise<StepResult> {
  const [program, ...arguments_] = step.command
  console.log(`\n── ${step.name}: ${[program, ...arguments_].join(' ')}`)
  const startedAt = performance.now()
  const exitCode = await new Promise<number>((resolve) => {
    const child = spawn(program, arguments_, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } })
    child.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
  return { name: step.name, isOk: exitCode === 0, durationMs: performance.now() - startedAt }
}

/** The closing lines. A failed step counts as a failure, unless failed tests already tell why it failed. */
export function summaryOf(
  results: readonly StepResult[],
  tests: { passed: number; failed: number },
): { lines: string[]; failed: number } {
  const broken = results.filter((result) => !result.isOk && !(result.name === 'tests' && tests.failed > 0))
  const failed = tests.failed + broken.length
  const lines = results.map(
    ({ name, isOk, durationMs }) =>
      `${isOk ? 'ok    ' : 'FAILED'}  ${name.padEnd(12)} ${(durationMs / 1000).toFixed(1)} s`,
  )
  return { lines: ['', ...lines, `${tests.passed} passed, ${failed} failed`], failed }
}
