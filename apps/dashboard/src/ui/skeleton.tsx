import { cx } from './cx.ts'

/** The place of something that is loading. Give it the size of what will stand there; it shows after 150 ms. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={cx('block animate-appear-late', className ?? 'h-4 w-full')}>
      <i className="block size-full animate-shimmer rounded-md bg-sub" />
    </span>
  )
}

const WIDTHS = ['w-2/5', 'w-4/5', 'w-3/5', 'w-11/12', 'w-1/2']

/** Lines of text that are loading, and a word about it for screen readers. */
export function SkeletonLines({ count, label = 'Loading' }: { count: number; label?: string }) {
  return (
    <div aria-busy="true" className="flex flex-col gap-3 p-4">
      <span role="status" className="sr-only">
        {label}
      </span>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} className={cx('h-4', WIDTHS[index % WIDTHS.length])} />
      ))}
    </div>
  )
}
