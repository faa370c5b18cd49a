import type { Sdk } from '@guidon/api'
import { isRunning, runningFirst } from '../../lib/running-sdks.ts'

/** A row of the list. */
export interface SdkRow extends Sdk {
  readonly id: string
  readonly isRunning: boolean
  /** The newest version of the same SDK that uses the environment, when this one is older; `null` otherwise. */
  readonly newerVersion: string | null
}

/** Running ones first, then by when they were seen last. */
export function sdkRows(sdks: readonly Sdk[], now: number): readonly SdkRow[] {
  const newest = newestVersions(sdks)
  const rows = sdks.map((sdk) => {
    const version = newest.get(sdk.name) ?? sdk.version
    return {
      ...sdk,
      id: idOf(sdk),
      isRunning: isRunning(sdk, now),
      newerVersion: compareVersions(sdk.version, version) < 0 ? version : null,
    }
  })
  return runningFirst(rows, now)
}

/** Rows with the text in any of their names or versions. */
export function matchingSdks(rows: readonly SdkRow[], text: string): readonly SdkRow[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return rows
  return rows.filter((row) =>
    [row.application, row.applicationVersion, row.name, row.version, row.wrapper, row.platform, row.transport]
      .join(' ')
      .toLowerCase()
      .includes(wanted),
  )
}

/** How many SDKs run now, by how they are connected. */
export function runningByTransport(sdks: readonly Sdk[]): Readonly<Record<Sdk['transport'], number>> {
  const running = { streaming: 0, polling: 0, events: 0 }
  for (const { transport, instances } of sdks) running[transport] += instances
  return running
}

/** As numbers, part by part; what comes after a `-` is older than nothing. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [partsOf(left), partsOf(right)]
  for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index += 1) {
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0)
    if (difference !== 0) return difference
  }
  return Number(b.isEarly) - Number(a.isEarly)
}

function partsOf(version: string) {
  const [release = '', early] = version.split('+')[0]!.split('-')
  return { numbers: release.split('.').map((part) => Number.parseInt(part, 10) || 0), isEarly: early !== undefined }
}

function newestVersions(sdks: readonly Sdk[]): ReadonlyMap<string, string> {
  const newest = new Map<string, string>()
  for (const { name, version } of sdks) {
    const known = newest.get(name)
    if (known === undefined || compareVersions(known, version) < 0) newest.set(name, version)
  }
  return newest
}

const idOf = ({ application, applicationVersion, name, version, wrapper, transport, platform }: Sdk): string =>
  JSON.stringify([application, applicationVersion, name, version, wrapper, transport, platform])
