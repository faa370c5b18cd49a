import type { ReactNode } from 'react'
import type { Environment, FlagImpact } from '@guidon/api'
import type { FlagDefinition } from '@guidon/model'
import { reachTexts } from '../../lib/sentences/reach-text.ts'
import { variationName } from '../../lib/sentences/variation-name.ts'
import { formatCount } from '../../lib/format.ts'
import { cx } from '../../ui/cx.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { SplitBar } from '../../ui/split-bar.tsx'
import { flagVariationColor } from '../../ui/variation-color.ts'
import type { ImpactAnswer } from './use-plan.ts'
import { impactShares, type VariationShare } from './impact-shares.ts'

/** Further flags are counted. */
const SHOWN_FLAGS = 4

export interface ReviewImpactProps {
  readonly answer: ImpactAnswer
  readonly environments: readonly Environment[]
  readonly definitions: ReadonlyMap<string, FlagDefinition>
}

/** Who would get something else, out of the contexts that were seen lately. */
export function ReviewImpact({ answer: { impact, error }, environments, definitions }: ReviewImpactProps) {
  const isWaiting = impact === undefined && error === null
  return (
    <section aria-label="Estimated impact" aria-busy={isWaiting} className="mt-5">
      <h3 className="mb-2 text-xs font-semibold text-t2">
        Estimated impact <span className="font-normal text-t3">from contexts seen in 7 days</span>
      </h3>
      {isWaiting ? <Skeleton className="h-28 w-full" /> : null}
      {error === null ? null : <p className="text-xs text-t2">It could not be estimated: {error.message}</p>}
      {impact === undefined || error !== null ? null : (
        <ImpactList impact={impact} environments={environments} definitions={definitions} />
      )}
    </section>
  )
}

type ImpactListProps = Pick<ReviewImpactProps, 'environments' | 'definitions'> & {
  readonly impact: readonly FlagImpact[]
}

function ImpactList({ impact, environments, definitions }: ImpactListProps) {
  if (impact.length === 0) return <p className="text-xs text-t2">No context gets another value: SDKs see no change.</p>
  const [most, ...others] = impact.toSorted((a, b) => b.changed - a.changed)
  const shown = [most!, ...others.slice(0, SHOWN_FLAGS - 1)]
  const isNamed = impact.length > 1
  const nameOf = (key: string): string => environments.find((one) => one.key === key)?.name ?? key
  return (
    <div className="flex flex-col gap-2">
      {isNamed ? reachTexts(impact, nameOf).map((text) => <p key={text}>{text}</p>) : null}
      {shown.map((one) => (
        <FlagImpactCard
          key={`${one.environment}/${one.flag}`}
          impact={one}
          place={nameOf(one.environment)}
          definition={definitions.get(one.flag)}
          isNamed={isNamed}
        />
      ))}
      {impact.length === shown.length ? null : (
        <p className="text-xs text-t2">and {impact.length - shown.length} more flags, each with fewer contexts</p>
      )}
    </div>
  )
}

interface FlagImpactCardProps {
  readonly impact: FlagImpact
  readonly place: string
  readonly definition: FlagDefinition | undefined
  readonly isNamed: boolean
}

function FlagImpactCard({ impact, place, definition, isNamed }: FlagImpactCardProps) {
  const { now, after, arrivals, switchingBack } = impactShares(impact)
  const title = isNamed ? (
    <div className="mb-2 flex gap-2 text-xs">
      <b className="min-w-0 truncate font-semibold">{definition?.name ?? impact.flag}</b>
      <span className="text-t3">{place}</span>
    </div>
  ) : null
  if (impact.contexts === 0) {
    return (
      <div className="rounded-lg border border-line p-3 text-xs text-t2">
        {title}
        Cannot estimate: no contexts were seen in {place}. They appear when an SDK evaluates flags there.
      </div>
    )
  }
  return (
    <div className="rounded-lg border border-line p-3">
      {title}
      <div className="grid grid-cols-[36px_minmax(60px,1fr)_auto] items-center gap-x-3 gap-y-1.5 text-xs">
        <Shares label="Now" shares={now} definition={definition} />
        <Shares label="After" shares={after} definition={definition} />
      </div>
      <div className={cx('mt-2.5 flex flex-wrap gap-2 *:min-w-28 *:flex-1', impact.changed === 0 && 'hidden')}>
        {arrivals.map(({ variation, contexts }) => (
          <Figure key={String(variation)} count={`+${formatCount(contexts)}`}>
            {contexts === 1 ? 'context switches' : 'contexts switch'} to {variationName(variation, definition)}
          </Figure>
        ))}
        <Figure count={formatCount(switchingBack)}>{switchingBack === 1 ? 'context switches' : 'switch'} back</Figure>
      </div>
      <p className="mt-2.5 text-xs text-t2">
        {impact.changed === 0 ? 'Nobody gets another value. ' : ''}
        Estimated from the {formatCount(impact.contexts)} {impact.contexts === 1 ? 'context' : 'contexts'} seen last in{' '}
        {place}
        {impact.seen > impact.contexts ? `, of ${formatCount(impact.seen)}` : ''}.
      </p>
    </div>
  )
}

interface SharesProps {
  readonly label: string
  readonly shares: readonly VariationShare[]
  readonly definition: FlagDefinition | undefined
}

function Shares({ label, shares, definition }: SharesProps) {
  const parts = shares.map(({ variation, contexts }) => ({
    label: variationName(variation, definition),
    color: flagVariationColor(definition?.valueType ?? '', variation),
    share: contexts,
  }))
  const words = parts.map(({ label: name, share }) => `${name} ${formatCount(share)}`).join(' · ')
  return (
    <>
      <span className="text-t3">{label}</span>
      <SplitBar parts={parts} height={9} />
      <span className="num max-w-56 truncate text-end text-t2" title={words}>
        {words}
      </span>
    </>
  )
}

function Figure({ count, children }: { count: string; children: ReactNode }) {
  return (
    <div className="rounded-md bg-sub px-2.5 py-1.5">
      <b className="num block text-base font-semibold">{count}</b>
      <span className="text-2xs text-t2">{children}</span>
    </div>
  )
}
