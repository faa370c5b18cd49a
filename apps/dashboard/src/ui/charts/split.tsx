import { SplitBar, type SplitPart } from '../split-bar.tsx'
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx'

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })

export interface SplitProps extends Omit<ChartFrameProps, 'table' | 'children'> {
  readonly parts: readonly SplitPart[]
  /** How the share of a part is written beside its percentage. */
  readonly formatShare: (share: number) => string
}

/** How a whole is divided, with every part named. */
export function Split({ parts, formatShare, ...frame }: SplitProps) {
  const whole = parts.reduce((sum, { share }) => sum + share, 0)
  const words = parts.map(({ label, share }) => ({
    label,
    percent: percent.format(whole === 0 ? 0 : share / whole),
    share: formatShare(share),
  }))
  const sentence = words.map((part) => `${part.label} ${part.percent}, ${part.share}`).join('; ')
  return (
    <ChartFrame
      {...frame}
      table={() => ({
        columns: ['Part', 'Count', 'Share'],
        rows: parts.map(({ label, share }, index) => [label, share, words[index]!.percent]),
      })}
    >
      <SplitBar parts={parts} height={10} label={`${frame.title}: ${whole === 0 ? 'nothing yet' : sentence}`} />
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs" aria-hidden>
        {parts.map(({ label, color }, index) => (
          <li key={label} className="inline-flex items-center gap-1.5">
            <i className="size-2 rounded-xs" style={{ background: color }} />
            <span className="font-medium">{label}</span>
            <span className="num text-t2">{words[index]!.percent}</span>
            <span className="num text-t3">{words[index]!.share}</span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}
