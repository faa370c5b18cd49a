import { deleteSegment } from '@guidon/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { api } from '../../lib/api.ts'
import { openReview } from '../../lib/review.ts'
import { useCan } from '../../lib/use-project.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { confirm } from '../../ui/confirm-state.ts'
import { showToast } from '../../ui/toast-state.ts'
import type { SegmentEditing } from './segment-editing.ts'
import { segmentUsageQuery } from './segment-queries.ts'

/** The way out of use: archive, and from the archive back or away for good. */
export function SegmentLifecycle({ project, editing }: { project: string; editing: SegmentEditing }) {
  const { definition, environment } = editing.saved
  const { isArchived, key } = definition
  return (
    <Card title={isArchived ? 'Archived' : 'Archive'}>
      <p className="mb-3 text-xs text-t2">
        {isArchived
          ? 'Restore it to use it again, or delete it for good.'
          : 'SDKs no longer get an archived segment. Only one that nothing uses can be archived; archived ones can be restored, or deleted.'}
      </p>
      <div className="flex flex-wrap gap-2">
        {isArchived ? (
          <ArchivedButtons project={project} editing={editing} />
        ) : (
          <ArchiveButton project={project} editing={editing} />
        )}
        <Link
          to="/p/$project/audit"
          params={{ project }}
          search={{ subject: `segment:${key}`, environment }}
          className={buttonClass({})}
        >
          History
        </Link>
      </div>
    </Card>
  )
}

interface ButtonsProps {
  readonly project: string
  readonly editing: SegmentEditing
}

function ArchiveButton({ project, editing: { saved, refusal, draft } }: ButtonsProps) {
  const { environment, definition, version } = saved
  const { data } = useQuery(segmentUsageQuery(project, { environment, segment: definition.key }))
  const uses = data === undefined ? [] : [counted(data.flags.length, 'flag'), counted(data.segments.length, 'segment')]
  const users = uses.filter((text) => text !== '').join(' and ')
  const inUse = users === '' ? null : `It is used by ${users}. Remove it there first.`
  const edited = draft.isDirty ? 'Apply or discard your draft first.' : null
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        variant="danger"
        disabledReason={refusal ?? inUse ?? edited}
        onClick={() =>
          openReview({
            operations: [
              {
                subject: { kind: 'segment', key: definition.key, environment },
                baseVersion: version,
                instructions: [{ kind: 'archiveSegment' }],
              },
            ],
          })
        }
      >
        Archive…
      </Button>
      {inUse === null ? null : <p className="text-xs text-t2">{inUse}</p>}
    </div>
  )
}

const counted = (count: number, noun: string): string =>
  count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`

function ArchivedButtons({ project, editing: { saved } }: ButtonsProps) {
  const { environment, definition, version } = saved
  const { key } = definition
  const canApply = useCan('change:apply')
  const canDelete = useCan('segment:delete')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.call(deleteSegment, { params: { project, environment, segment: key } }),
    onSuccess: async () => {
      showToast({ tone: 'ok', title: `Deleted ${key} in ${environment}` })
      await navigate({ to: '/p/$project/segments', params: { project } })
      await queries.invalidateQueries({ queryKey: ['segments', project, 'list'] })
    },
    onError: ({ message }) => showToast({ tone: 'bad', title: `${key} was not deleted`, detail: message }),
  })
  const ask = async (): Promise<void> => {
    const isSure = await confirm({
      title: `Delete ${key}?`,
      detail: `It goes from ${environment} with its members and rules. This cannot be undone.`,
      verb: `Delete ${key}`,
      isDanger: true,
      typeToConfirm: key,
    })
    if (isSure) remove.mutate()
  }
  return (
    <>
      <Button
        variant="line"
        disabledReason={canApply === true ? null : canApply}
        onClick={() =>
          openReview({
            operations: [
              {
                subject: { kind: 'segment', key, environment },
                baseVersion: version,
                instructions: [{ kind: 'restoreSegment' }],
              },
            ],
          })
        }
      >
        Restore…
      </Button>
      <Button
        variant="danger"
        isLoading={remove.isPending}
        disabledReason={canDelete === true ? null : canDelete}
        onClick={() => void ask()}
      >
        Delete…
      </Button>
    </>
  )
}
