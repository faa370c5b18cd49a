import { setTimeout as delay } from 'node:timers/promises'
import { readFileSync } from 'node:fs'

/** PostgreSQL for peers: `GUIDON_BENCH_DATABASE_URL` with its database replaced. @default the one on 127.0.0.1:5432 */
export function databaseUrl(database: string): string {
  const url = new URL(process.env['GUIDON_BENCH_DATABASE_URL'] ?? 'postgres://root@127.0.0.1:5432/postgres')
  url.pathname = `/${database}`
  return url.href
}

/** Waits until `url` answers 2xx; 60 s at most. */
export async function waitForHttp(url: string): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    const isUp = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (isUp) return
    await delay(10)
  }
  throw new Error(`${url} did not answer within 60 s`)
}

/** Resident memory of a process in bytes (Linux); shared pages count for each process. */
export function residentBytes(pid: number): number {
  return kilobytes(`/proc/${pid}/status`, 'VmRSS') * 1024
}

/** Proportional memory of a process in bytes (Linux): pages shared by n processes count one n-th. */
export function proportionalBytes(pid: number): number {
  return kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss') * 1024
}

function kilobytes(file: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? Number.NaN)
}
