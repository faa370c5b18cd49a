import { type FlagDetail } from '@guidon/api'
import { requestIdOf } from '../../lib/request-id.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { copyText, CopyButton } from '../../ui/copy-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { FlagBanners } from './flag-banners.tsx'
import { isFlagGone } from './flag-editing.ts'
import { FlagTabs } from './flag-tabs.tsx'
import { useFlagKeys } from './flag-place.ts'
import { flagQuery } from './flag-queries.ts'

/** What all screens of one flag have around them: its name, its state and its tabs. */
export function FlagPage() {
  const { project, flag } = useFlagKeys()
  const { data, error, refetch, isFetching } = useQuery(flagQuery(project, flag))
  if (data !== undefined) return <FoundFlag project={project} detail={data} isGone={isFlagGone(error)} />
  if (error === null) return <Page title={flag}>{<SkeletonLines count={6} label="Loading the flag" />}</Page>
  return (
    <Page title={flag}>
      {isFlagGone(error) ? (
        <EmptyState
          title={`There is no flag "${flag}"`}
          why="It may have been deleted, or its key is written differently."
          action={
            <Link to="/p/$project/flags" params={{ project }} className={buttonClass({ variant: 'primary', size: 32 })}>
              All flags
            </Link>
          }
          command={`guidon flag ls --search ${flag}`}
        />
      ) : (
        <ErrorState
          title="The flag could not be loaded"
          detail={error.message}
          requestId={requestIdOf(error)}
          onRetry={() => void refetch()}
          isRetrying={isFetching}
        />
      )}
    </Page>
  )
}

function FoundFlag({ project, detail, isGone }: { project: string; detail: FlagDetail; isGone: boolean }) {
  const { key, name } = detail.definition
  const tab = useLocation({ select: ({ pathname }) => tabOf(pathname, key) })
  useShortcuts('This flag', [{ keys: 'y', does: 'copy the key', run: () => void copyText(key) }])
  const crumbs = (
    <Breadcrumb
      parents={[
        <Link to="/p/$project/flags" params={{ project }}>
          Flags
        </Link>,
      ]}
      current={name}
      after={
        <span className="mono flex max-w-2/5 min-w-16 shrink-0 items-center text-xs text-t3 max-lg:hidden">
          <span className="truncate" title={key}>
            {key}
          </span>
          <CopyButton text={key} label="Copy the key" />
        </span>
      }
    />
  )
  return (
    <Page title={tab === '' ? name : `${name}: ${tab}`} crumbs={crumbs}>
      <FlagBanners project={project} detail={detail} isGone={isGone} />
      <div className="mx-auto flex min-h-full w-full max-w-[1320px] flex-col px-4 max-md:px-3">
        <FlagTabs project={project} definition={detail.definition} />
        <Outlet />
      </div>
    </Page>
  )
}

/** "history" of "…/flags/checkout/history"; empty for targeting, which has the flag's own address. */
function tabOf(pathname: string, flag: string): string {
  return decodeURIComponent(pathname).endsWith(`/flags/${flag}`) ? '' : (pathname.split('/').at(-1) ?? '')
}
