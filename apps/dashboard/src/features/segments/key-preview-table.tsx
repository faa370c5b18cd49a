import { useMemo, useState } from 'react'
import { formatCount } from '../../lib/format.ts'
import { cx } from '../../ui/cx.ts'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { previewLines, type KeyFate, type KeyPreview, type KeysMode, type PreviewLine } from './member-keys.ts'

interface KeyPreviewTableProps {
  readonly mode: KeysMode
  readonly preview: KeyPreview
}

const FATES: readonly KeyFate[] = ['added', 'removed', 'same', 'repeated', 'invalid']

/** What will come of pasted keys, key by key: the figures above choose which ones are listed. */
export function KeyPreviewTable({ mode, preview }: KeyPreviewTableProps) {
  const [chosen, setChosen] = useState<KeyFate | null>(null)
  const lines = useMemo(() => previewLines(preview), [preview])
  const counts = useMemo(() => Map.groupBy(lines, ({ fate }) => fate), [lines])
  const fate = chosen !== null && counts.has(chosen) ? chosen : null
  const shown = fate === null ? lines : (counts.get(fate) ?? [])
  const labels = labelsFor(mode)
  return (
    <section aria-label="What will be added" className="flex flex-col gap-2">
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-[repeat(auto-fit,minmax(88px,1fr))]">
        {FATES.filter((one) => labels[one] !== null).map((one) => (
          <Figure
            key={one}
            fate={one}
            label={labels[one] ?? ''}
            count={one === 'repeated' ? preview.repeatedCount : (counts.get(one)?.length ?? 0)}
            isPressed={fate === one}
            onPress={() => setChosen(fate === one ? null : one)}
          />
        ))}
      </div>
      <p role="status" className="sr-only">
        {FATES.flatMap((one) => (labels[one] === null ? [] : `${labels[one]}: ${counts.get(one)?.length ?? 0}`)).join(
          ', ',
        )}
      </p>
      <div
        className="overflow-hidden rounded-md border border-line"
        style={{ height: Math.min(shown.length, ROWS_SHOWN) * ROW_PX + 2 }}
      >
        <VirtualList
          label="Keys, and what becomes of them"
          items={shown}
          itemId={({ fate: own, key }) => `${own} ${key}`}
          estimatedHeight={ROW_PX}
          className="h-full"
          renderItem={(line) => <Line line={line} label={labels[line.fate] ?? ''} />}
        />
      </div>
    </section>
  )
}

const ROW_PX = 26
const ROWS_SHOWN = 7

function labelsFor(mode: KeysMode): Readonly<Record<KeyFate, string | null>> {
  return {
    added: mode === 'remove' ? null : 'new',
    removed: mode === 'add' ? null : 'removed',
    same: mode === 'remove' ? 'not listed' : 'already listed',
    repeated: 'repeated',
    invalid: 'not valid',
  }
}

const SIGNS: Readonly<Record<KeyFate, { readonly sign: string; readonly look: string }>> = {
  added: { sign: '+', look: 'text-ok' },
  removed: { sign: '−', look: 'text-bad' },
  same: { sign: '=', look: 'text-t3' },
  repeated: { sign: '×', look: 'text-wait' },
  invalid: { sign: '!', look: 'text-bad' },
}

interface FigureProps {
  readonly fate: KeyFate
  readonly label: string
  readonly count: number
  readonly isPressed: boolean
  readonly onPress: () => void
}

function Figure({ fate, label, count, isPressed, onPress }: FigureProps) {
  const { sign, look } = SIGNS[fate]
  const isEmpty = count === 0
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      aria-disabled={isEmpty}
      onClick={isEmpty ? undefined : onPress}
      className={cx(
        'flex min-w-0 flex-col-reverse rounded-md border bg-sub px-2.5 py-1.5 text-start',
        isPressed ? 'border-accent' : 'border-transparent',
        !isEmpty && 'hover:border-ctl',
      )}
    >
      <span className={cx('text-2xs', fate === 'invalid' && !isEmpty ? 'font-medium text-bad' : 'text-t2')}>
        {label}
      </span>
      <span className="num flex items-baseline gap-1 text-lg font-semibold">
        {isEmpty ? null : (
          <span aria-hidden className={cx('mono text-sm', look)}>
            {sign}
          </span>
        )}
        {formatCount(count)}
      </span>
    </button>
  )
}

function Line({ line: { fate, key, times }, label }: { line: PreviewLine; label: string }) {
  const { sign, look } = SIGNS[fate]
  return (
    <div className="flex h-[26px] items-center gap-2 border-b border-line px-2.5 text-xs">
      <span aria-hidden className={cx('mono w-3 shrink-0 text-center font-semibold', look)}>
        {sign}
      </span>
      <span dir="auto" className="mono min-w-0 flex-1 truncate" title={key.length > TITLE_MAX ? undefined : key}>
        {key.slice(0, TITLE_MAX)}
      </span>
      <span className={cx('shrink-0', look)}>{fate === 'repeated' ? `${times} times` : label}</span>
    </div>
  )
}

const TITLE_MAX = 200
