import { listAudit, type FlagDetail } from '@guidon/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../../lib/api.ts'
import { Banner } from '../../ui/banner.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { Time } from '../../ui/time.tsx'

export interface FlagBannersProps {
  readonly project: string
  readonly detail: FlagDetail
  /** Deleted while it was shown. */
  readonly isGone: boolean
}

/** Says above all tabs of a flag that it cannot be edited, and what happened. */
export function FlagBanners({ project, detail, isGone }: FlagBannersProps) {
  const { key, isArchived } = detail.definition
  if (isGone) return <DeletedBanner project={project} flag={key} />
  if (!isArchived) return null
  return (
    // On a phone one archives far below it.
    <div className="max-md:sticky max-md:top-0 max-md:z-20">
      <Banner
        tone="off"
        actions={
          <Link
            to="/p/$project/flags/$flag/settings"
            params={{ project, flag: key }}
            className={buttonClass({ variant: 'line' })}
          >
            Open settings
          </Link>
        }
      >
        This flag is archived: SDKs do not get it, and code that asks for it gets its default value.
      </Banner>
    </div>
  )
}

function DeletedBanner({ project, flag }: { project: string; flag: string }) {
  const { data } = useQuery({
    queryKey: ['audit', project, 'newest of flag', flag],
    queryFn: async () => {
      const query = { subject: `flag:${flag}`, limit: 1 }
      return (await api.call(listAudit, { params: { project }, query })).items[0] ?? null
    },
    retry: false,
  })
  return (
    <Banner
      tone="bad"
      actions={
        <Link to="/p/$project/flags" params={{ project }} className={buttonClass({ variant: 'line' })}>
          All flags
        </Link>
      }
    >
      {data === undefined || data === null ? (
        'This flag has been deleted. What you see is how it was.'
      ) : (
        <>
          {data.actor.name} deleted this flag <Time at={data.createdAt} />. What you see is how it was.
        </>
      )}
    </Banner>
  )
}
