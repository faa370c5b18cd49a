import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { proportionalBytes, waitForHttp } from './support/processes.ts'
import { percentile, ratio, report } from './support/report.ts'
import { startUnleash } from './support/unleash.ts'

/** From an empty folder, and again, to the first answer; then memory at rest, the built-in PostgreSQL included. */
const MAIN = fileURLToPath(new URL('../apps/server/bin/guidon-server.js', import.meta.url))
const RUNS = 5
const PORT = 7399
const URL_OF_SERVER = `http://127.0.0.1:${PORT}`

async function start(folder: string): Promise<{ server: ChildProcess; readyMs: number }> {
  const startedAt = performance.now()
  const server = spawn(process.execPath, [MAIN], {
    stdio: 'ignore',
    env: { ...process.env, GUIDON_DATA_FOLDER: folder, GUIDON_PORT: String(PORT), NODE_ENV: 'production' },
  })
  await waitForHttp(`${URL_OF_SERVER}/api/v1/status`)
  return { server, readyMs: performance.now() - startedAt }
}

async function stop(server: ChildProcess): Promise<void> {
  server.kill('SIGTERM')
  await once(server, 'exit')
}

/** The server and all that it started. */
function treeBytes(root: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === root)
  return proportionalBytes(root) + children.reduce((sum, child) => sum + treeBytes(Number(child)), 0)
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return Number.NaN
  }
}

const first: number[] = []
const again: number[] = []
let restBytes = Number.NaN
for (let run = 0; run < RUNS; run += 1) {
  const folder = mkdtempSync(join(tmpdir(), 'guidon-bench-'))
  const fresh = await start(folder)
  await stop(fresh.server)
  const second = await start(folder)
  if (run === RUNS - 1) {
    await delay(10_000)
    restBytes = treeBytes(second.server.pid!)
  }
  await stop(second.server)
  rmSync(folder, { recursive: true, force: true })
  first.push(fresh.readyMs)
  again.push(second.readyMs)
}
const unleash = await startUnleash()
await delay(5_000)
const unleashBytes = proportionalBytes(unleash.process.pid!)
await unleash.close()

const middle = (times: number[]) =>
  percentile(
    times.sort((a, b) => a - b),
    0.5,
  )
const [firstMs, againMs, restMb] = [middle(first), middle(again), restBytes / 2 ** 20]
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`

report({
  name: 'start',
  title: 'Start and memory at rest',
  columns: ['measure', 'Guidon', 'Unleash', 'ratio'],
  rows: [
    [
      'ready, empty folder (database made, schema, seed)',
      seconds(firstMs),
      seconds(unleash.readyMs),
      ratio(unleash.readyMs, firstMs),
    ],
    ['ready, again', seconds(againMs), '', ''],
    [
      'memory at rest, database included for Guidon only',
      `${restMb.toFixed(0)} MB`,
      `${(unleashBytes / 2 ** 20).toFixed(0)} MB`,
      ratio(unleashBytes / 2 ** 20, restMb),
    ],
  ],
  verdicts: [
    { goal: 'ready from an empty folder ≤ 2 s', measured: seconds(firstMs), isMet: firstMs <= 2_000 },
    { goal: 'ready again ≤ 1 s', measured: seconds(againMs), isMet: againMs <= 1_000 },
    { goal: 'idle ≤ 150 MB, PostgreSQL included', measured: `${restMb.toFixed(0)} MB`, isMet: restMb <= 150 },
  ],
  remarks: [
    `Median of ${RUNS} runs, from starting the process to the first answer of /api/v1/status. Memory is proportional set size.`,
    'Unleash starts on an empty database of a PostgreSQL that runs already.',
  ],
})
