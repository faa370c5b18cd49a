import { compareVersions, getChange, type FlagDetail, type Operation, type VersionComparison } from '@guidon/api'
import { api } from '../../../lib/api.ts'
import { openReview, openUndo } from '../../../lib/review.ts'
import { showToast } from '../../../ui/toast-state.ts'

/** The version of a flag now: in an environment, or with `null` of what all share. */
export function currentVersion({ version, environments }: FlagDetail, environment: string | null): number {
  if (environment === null) return version
  return environments.find((one) => one.environment === environment)?.version ?? 0
}

interface FlagVersion {
  readonly flag: string
  readonly environment: string | null
  readonly version: number
}

/** Asks for the review of what brings a flag back to an earlier version. */
export async function restoreVersion(project: string, { flag, environment, version }: FlagVersion): Promise<void> {
  try {
    const comparison = await api.call(compareVersions, {
      params: { project, kind: 'flag', key: flag },
      query: { to: version, ...(environment === null ? {} : { environment }) },
    })
    const operation = restoringOperation(comparison)
    if (operation === null) showToast({ tone: 'ok', title: `Nothing to restore: it is as in version ${version}` })
    else openReview({ operations: [operation], reason: `Restore version ${version}` })
  } catch (error) {
    tellFailed(`Version ${version} was not restored`, error)
  }
}

/** What leads from the first version to the second; `null` when they are the same. */
export function restoringOperation({ subject, from, instructions }: VersionComparison): Operation | null {
  return instructions.length === 0 ? null : { subject, baseVersion: from.version, instructions }
}

/** Asks for the review of what takes a change back. */
export async function undoChange(project: string, change: string): Promise<void> {
  try {
    openUndo(await api.call(getChange, { params: { project, change } }))
  } catch (error) {
    tellFailed('The change was not undone', error)
  }
}

function tellFailed(title: string, error: unknown): void {
  showToast({ tone: 'bad', title, detail: error instanceof Error ? error.message : String(error) })
}
