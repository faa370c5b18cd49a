import type { ChangeCheck } from '@guidon/api'
import { checkChange, type Consent } from './change-checks.ts'
import type { VersionConflict } from './changes-errors.ts'
import type { ContentEdit } from './content-commit.ts'
import { editedEnvironments } from './content-difference.ts'
import { itemsToPublish } from './content-publication.ts'
import { validateContent, type ContentIssue } from './content-validation.ts'
import { findUnmetPrerequisites } from './prerequisite-check.ts'
import { describeDifference, type SubjectChange } from './subject-change.ts'

/** What there is to say about an edit before it is made. */
export interface Assessment {
  readonly checks: readonly ChangeCheck[]
  /** What each subject becomes. */
  readonly changes: readonly SubjectChange[]
}

/** What an edit does, and what the policies say to it. */
export function assessEdit(
  edit: ContentEdit,
  { conflicts, consent }: { readonly conflicts: readonly VersionConflict[]; readonly consent: Consent },
): Assessment {
  const { before, after, difference, environments } = edit
  const items = itemsToPublish(before, after, difference)
  const edited = editedEnvironments(difference)
  const issues = [
    ...validateContent(after, difference, environments),
    ...findUnmetPrerequisites(after, difference, environments),
  ]
  const checks = checkChange({
    conflicts,
    issues,
    earlierIssues: earlierIssues(edit, issues),
    environments: environments.filter(({ id }) => items.has(id) || edited.has(id)),
    consent,
  })
  return { checks, changes: describeDifference(edit, difference, environments) }
}

/** Nobody must be kept from turning something off by a problem that was there before. */
function earlierIssues(
  { before, difference, environments }: ContentEdit,
  issues: readonly ContentIssue[],
): ContentIssue[] {
  const mayBeOld = issues.some(({ severity }) => severity === 'block')
  return mayBeOld ? validateContent(before, difference, environments) : []
}
