import type { FlagSummary } from '@guidon/api'
import { useNavigate } from '@tanstack/react-router'
import { openReview } from '../../../lib/review.ts'
import { projectRoute } from '../../../lib/root-route.ts'
import { useCan, useEnvironments } from '../../../lib/use-project.ts'
import { MenuItem, MenuSeparator } from '../../../ui/menu.tsx'
import { showToast } from '../../../ui/toast-state.ts'
import { reasonOf } from '../../../lib/can.ts'

/** What can be done about a flag from its row. */
export function FlagRowMenu({ flag, onPeek }: { flag: FlagSummary; onPeek: () => void }) {
  const { project } = projectRoute.useParams()
  const navigate = useNavigate()
  const environments = useEnvironments()
  const canApply = useCan('change:apply')
  const copyKey = async (): Promise<void> => {
    await navigator.clipboard.writeText(flag.key)
    showToast({ tone: 'ok', title: `Copied ${flag.key}` })
  }
  return (
    <>
      <MenuItem
        keys="enter"
        onClick={() => void navigate({ to: '/p/$project/flags/$flag', params: { project, flag: flag.key } })}
      >
        Open
      </MenuItem>
      <MenuItem keys="space" onClick={onPeek}>
        Peek
      </MenuItem>
      <MenuItem onClick={() => void copyKey()}>Copy key</MenuItem>
      <MenuItem
        onClick={() => void navigate({ to: '/p/$project/flags/$flag/history', params: { project, flag: flag.key } })}
      >
        History
      </MenuItem>
      <MenuItem
        disabledReason={environments.length < 2 ? 'There is one environment only.' : null}
        onClick={() => void navigate({ to: '/p/$project/compare', params: { project }, search: { flag: flag.key } })}
      >
        Compare environments
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        isDanger={!flag.isArchived}
        disabledReason={reasonOf(canApply)}
        onClick={() =>
          openReview({
            operations: [
              {
                subject: { kind: 'flag', key: flag.key },
                baseVersion: flag.version,
                instructions: [{ kind: flag.isArchived ? 'restoreFlag' : 'archiveFlag' }],
              },
            ],
          })
        }
      >
        {flag.isArchived ? 'Restore…' : 'Archive…'}
      </MenuItem>
    </>
  )
}
