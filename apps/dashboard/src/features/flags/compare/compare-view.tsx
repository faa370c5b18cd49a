import type { Environment, FlagDifference } from '@guidon/api'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { formatCount } from '../../../lib/format.ts'
import { openReview } from '../../../lib/review.ts'
import { projectRoute } from '../../../lib/root-route.ts'
import { useCan } from '../../../lib/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { LoadError } from '../load-error.tsx'
import { chosenOf, NO_PARTS, operationsOf, withParts, type ChosenParts } from './chosen-parts.ts'
import { comparisonQuery } from './compare-queries.ts'
import type { CompareSearch } from './compare-search.ts'
import { CompareToolbar } from './compare-toolbar.tsx'
import { ComparedFlag } from './compared-flag.tsx'

interface CompareViewProps {
  readonly pair: readonly [from: Environment, to: Environment]
  readonly search: CompareSearch
  readonly onSearch: (changes: CompareSearch) => void
}

const NONE: readonly FlagDifference[] = []

export function CompareView({ pair, search, onSearch }: CompareViewProps) {
  const { project } = projectRoute.useParams()
  const [from, to] = pair
  const comparison = useInfiniteQuery(
    comparisonQuery(project, { from: from.key, to: to.key, flag: search.flag, search: search.q }),
  )
  const differences = useMemo(() => comparison.data?.pages.flatMap(({ items }) => items) ?? NONE, [comparison.data])
  const total = comparison.data?.pages[0]?.page.total
  const [chosen, choose] = useState(NO_PARTS)
  const canApply = useCan('change:apply')
  return (
    <div className="mx-auto flex min-h-full w-full max-w-5xl flex-col gap-3 px-4 py-3 max-md:px-3">
      <CompareToolbar pair={pair} search={search} onSearch={onSearch} found={foundText(total, search)} />
      {comparison.error !== null && comparison.data === undefined ? (
        <LoadError title="The environments could not be compared" query={comparison} />
      ) : comparison.data === undefined ? (
        <SkeletonLines count={8} label="Comparing" />
      ) : differences.length === 0 ? (
        <NoDifference pair={pair} search={search} onSearch={onSearch} />
      ) : (
        <section aria-label="Differences" className="card divide-y divide-line">
          {differences.map((difference) => (
            <ComparedFlag
              key={difference.key}
              difference={difference}
              pair={pair}
              chosen={chosen}
              canChoose={canApply === true}
              onChoose={(parts, isChosen) => choose(withParts(chosen, difference.key, { parts, isChosen }))}
            />
          ))}
          {comparison.hasNextPage ? (
            <LoadMore
              shown={differences.length}
              {...(total === undefined ? {} : { total })}
              noun="flags"
              onMore={() => void comparison.fetchNextPage()}
              isLoading={comparison.isFetchingNextPage}
            />
          ) : null}
        </section>
      )}
      {canApply === true ? (
        <ChosenBar chosen={chosen} differences={differences} environment={from} onClear={() => choose(NO_PARTS)} />
      ) : (
        <p className="text-xs text-t3">To bring something over: {canApply}</p>
      )}
    </div>
  )
}

function foundText(total: number | undefined, { flag }: CompareSearch): string {
  if (flag !== undefined || total === undefined) return ''
  return total === 1 ? '1 flag differs' : `${formatCount(total)} flags differ`
}

function NoDifference({ pair: [from, to], search, onSearch }: CompareViewProps) {
  if (search.q !== undefined) {
    return (
      <EmptyState
        title="No such flag differs"
        why={`No flag with “${search.q}” in its name or key is configured differently in ${from.name} and ${to.name}.`}
        action={
          <Button variant="line" onClick={() => onSearch({ q: undefined })}>
            Show all that differ
          </Button>
        }
      />
    )
  }
  return (
    <EmptyState
      title={`${from.name} and ${to.name} are configured the same`}
      why="Every flag in use has the same targets, rules and percentages in both."
    />
  )
}

interface ChosenBarProps {
  readonly chosen: ChosenParts
  readonly differences: readonly FlagDifference[]
  readonly environment: Environment
  readonly onClear: () => void
}

/** Brings over what is chosen, through one review. */
function ChosenBar({ chosen, differences, environment, onClear }: ChosenBarProps) {
  const count = differences.reduce((sum, difference) => sum + chosenOf(chosen, difference).length, 0)
  if (count === 0) return null
  const review = (): void =>
    openReview({ operations: operationsOf(chosen, differences, environment.key), onApplied: onClear })
  return (
    <div className="sticky bottom-3 z-10 flex flex-wrap items-center gap-2 rounded-lg border border-line bg-raise px-3 py-2 shadow-pop">
      <span role="status" className="num text-sm font-medium max-md:w-full">
        {count === 1 ? '1 difference chosen' : `${formatCount(count)} differences chosen`}
      </span>
      <Button className="ms-auto" onClick={onClear}>
        Clear
      </Button>
      <Button variant="primary" size={32} onClick={review}>
        Review for {environment.name}
      </Button>
    </div>
  )
}
