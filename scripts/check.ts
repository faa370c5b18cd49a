import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runStep, summaryOf, type Step, type StepResult } from './check-step.ts'

// Everything that must hold before a change lands. Goes on after a failed step, so that one run shows all there is.

const folder = await mkdtemp(join(tmpdir(), 'guidon-check-'))
const testReport = join(folder, 'tests.json')

const steps: Step[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the dashboard', command: ['tsc', '-p', 'apps/dashboard/tsconfig.json'] },
  { name: 'types of the journeys', command: ['tsc', '-p', 'e2e/tsconfig.json'] },
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  {
    name: 'boundaries',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'packages', 'apps', 'bench', 'scripts'],
  },
  { name: 'unused', command: ['knip'] },
  { name: 'build', command: ['vite', 'build', 'apps/dashboard', '--logLevel', 'warn'] },
  { name: 'browser', command: ['node', 'scripts/ensure-browser.ts'] },
  {
    name: 'tests',
    command: [
      'vitest',
      'run',
      '--coverage',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${testReport}`,
    ],
  },
]

const results: StepResult[] = []
for (const step of steps) results.push(await runStep(step))

const tests = await readTestCounts()
await rm(folder, { recursive: true, force: true })

const { lines, failed } = summaryOf(results, tests)
console.log(lines.join('\n'))
process.exitCode = failed > 0 ? 1 : 0

async function readTestCounts(): Promise<{ passed: number; failed: number }> {
  try {
    const report = JSON.parse(await readFile(testReport, 'utf8')) as { numPassedTests: number; numFailedTests: number }
    return { passed: report.numPassedTests, failed: report.numFailedTests }
  } catch {
    return { passed: 0, failed: 0 } // No report: vitest did not get that far, and the failed step counts.
  }
}
