import type { Operation } from '@guidon/api'
import type { Queryable } from '../../platform/database/database.ts'
import { FlagNotFoundError } from '../flags/index.ts'
import type { EnvironmentRef, ProjectRef } from '../projects/index.ts'
import { SegmentNotFoundError } from '../segments/index.ts'
import { applyEdits } from './change-application.ts'
import type { Consent } from './change-checks.ts'
import { parseOperations, type Edit } from './change-operation.ts'
import { readLastChangeOf } from './change-store.ts'
import type { VersionConflict } from './changes-errors.ts'
import type { ContentEdit } from './content-commit.ts'
import { differenceOf } from './content-difference.ts'
import { loadContent, loadNeighbours, type ContentScope, type Reference } from './content-loader.ts'
import { assessEdit, type Assessment } from './edit-assessment.ts'
import { mergeContent, placeOf, type Content } from './content.ts'

/** What somebody asks for. */
export interface WantedChange {
  readonly project: ProjectRef
  /** All environments of the project, in their order. */
  readonly environments: readonly EnvironmentRef[]
  readonly operations: readonly Operation[]
  readonly consent: Consent
}

/** A change that is thought through and not yet written. */
export interface PreparedChange extends ContentEdit, Assessment {
  /** The operations as asked for, each with its base version. */
  readonly operations: readonly Operation[]
  readonly conflicts: readonly VersionConflict[]
}

/** Applies the operations to what `db` holds and finds out all about the outcome. Plan and apply both go this way. */
export async function prepareChange(db: Queryable, wanted: WantedChange): Promise<PreparedChange> {
  const { project, environments, consent } = wanted
  const edits = parseOperations(wanted.operations, new Map(environments.map((one) => [one.key, one])))
  const scope = { projectId: project.id, environmentIds: environments.map(({ id }) => id) }
  const own = await loadContent(db, edits.map(referenceOf), scope)
  for (const edit of edits) assertExists(own, edit, project)
  const edited = applyEdits(own, edits)
  const edit = await withNeighbours(db, { own, edited, environments }, scope)
  const conflicts = await findConflicts(
    db,
    project,
    edits.map((one) => ({ edit: one, version: versionIn(own, one) })),
  )
  const assessment = assessEdit(edit, { conflicts, consent })
  const operations = wanted.operations.map((operation, index) => ({
    ...operation,
    baseVersion: versionIn(own, edits[index]!),
  }))
  return { ...edit, ...assessment, operations, conflicts }
}

interface EditedContent {
  readonly own: Content
  readonly edited: Content
  readonly environments: readonly EnvironmentRef[]
}

async function withNeighbours(
  db: Queryable,
  { own, edited, environments }: EditedContent,
  scope: ContentScope,
): Promise<ContentEdit> {
  const neighbours = await loadNeighbours(db, edited, scope)
  const before = mergeContent(neighbours, own)
  const after = mergeContent(neighbours, edited)
  return { projectId: scope.projectId, before, after, difference: differenceOf(before, after), environments }
}

async function findConflicts(
  db: Queryable,
  project: ProjectRef,
  edits: readonly { readonly edit: Edit; readonly version: number }[],
): Promise<VersionConflict[]> {
  const conflicts: VersionConflict[] = []
  for (const { edit, version } of edits) {
    const { subject, baseVersion } = edit
    if (baseVersion === undefined || baseVersion === version) continue
    const newerChange = await readLastChangeOf(db, project.id, subject)
    conflicts.push({ subject, baseVersion, currentVersion: version, newerChange })
  }
  return conflicts
}

function referenceOf(edit: Edit): Reference {
  if (edit.kind !== 'segment') return { kind: 'flag', key: edit.key }
  return { kind: 'segment', environmentId: edit.environment.id, key: edit.key }
}

function assertExists(content: Content, edit: Edit, project: ProjectRef): void {
  if (edit.kind === 'segment') {
    if (!content.segments.has(placeOf(edit.environment.id, edit.key))) {
      throw new SegmentNotFoundError(edit.environment.key, edit.key)
    }
  } else if (!content.definitions.has(edit.key)) {
    throw new FlagNotFoundError(project.key, edit.key)
  }
}

function versionIn(content: Content, edit: Edit): number {
  if (edit.kind === 'definition') return content.definitions.get(edit.key)!.version
  const place = placeOf(edit.environment.id, edit.key)
  return (edit.kind === 'segment' ? content.segments : content.configurations).get(place)!.version
}
