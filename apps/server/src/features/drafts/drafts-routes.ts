import { deleteDraft, getDraft, listDrafts, putDraft, type ChangeSubject, type DraftSummary } from '@guidon/api'
import { InvalidRequestError } from '../../platform/errors.ts'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { Principal } from '../../platform/http/principal.ts'
import type { ProjectsService } from '../projects/index.ts'
import type { DraftOwner, DraftsService } from './drafts-service.ts'
import type { DraftSummaryRow } from './drafts-store.ts'

interface Addressed {
  readonly params: { readonly project: string; readonly kind: 'flag' | 'segment'; readonly key: string }
  readonly query: { readonly environment?: string | undefined }
  readonly principal: Principal
}

export function draftsRoutes(drafts: DraftsService, projects: ProjectsService): BoundRoute[] {
  const ownerOf = async ({ params, query, principal }: Addressed): Promise<DraftOwner> => {
    const { project: projectKey, kind, key } = params
    const project = await projects.projectByKey(projectKey)
    const environment =
      query.environment === undefined ? undefined : await projects.environmentByKey(projectKey, query.environment)
    if (kind === 'segment' && environment === undefined) throw environmentMissing()
    return {
      projectKey,
      subject: { kind, key, ...(environment && { environment: environment.key }) },
      place: {
        member_id: principal.memberId,
        project_id: project.id,
        kind,
        key,
        environment_id: environment?.id ?? '',
      },
    }
  }

  return [
    handle(listDrafts, async ({ params, principal }) => {
      const project = await projects.projectByKey(params.project)
      const rows = await drafts.list(principal.memberId, project.id)
      const environments = await projects.environmentsOf(project.id)
      const keyOf = new Map(environments.map(({ id, key }) => [id, key]))
      return { items: rows.map((row) => presentSummary(row, subjectOf(row, keyOf.get(row.environment_id)))) }
    }),

    handle(getDraft, async (request) => {
      const owner = await ownerOf(request)
      const draft = await drafts.get(owner)
      if (draft === undefined) return null
      return { ...presentSummary(draft, owner.subject), instructions: [...draft.instructions] }
    }),

    handle(putDraft, async (request) => {
      const owner = await ownerOf(request)
      const { baseVersion, instructions, revision } = request.body
      return presentSummary(await drafts.save(owner, { baseVersion, instructions, revision }), owner.subject)
    }),

    handle(deleteDraft, async (request) => {
      await drafts.discard(await ownerOf(request))
      return undefined
    }),
  ]
}

function subjectOf({ kind, key }: DraftSummaryRow, environment: string | undefined): ChangeSubject {
  return { kind, key, ...(environment !== undefined && { environment }) }
}

function presentSummary(row: DraftSummaryRow, subject: ChangeSubject): DraftSummary {
  return {
    subject,
    baseVersion: row.base_version,
    revision: row.revision,
    instructionCount: row.instruction_count,
    updatedAt: row.updated_at,
  }
}

function environmentMissing(): InvalidRequestError {
  const message = 'is needed: a segment belongs to an environment'
  return new InvalidRequestError([{ path: '/query/environment', code: 'required', message }])
}
