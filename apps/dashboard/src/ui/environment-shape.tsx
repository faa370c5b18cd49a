import { cx } from './cx.ts'
import type { EnvironmentShape } from '../lib/environment-shape.ts'

const SHAPES: Readonly<Record<EnvironmentShape, string>> = {
  circle: 'rounded-full border-[1.5px] border-ctl',
  square: 'rounded-[2px] bg-waitf',
  diamond: 'rotate-45 bg-badf',
}

/** The mark of an environment; its name always stands beside it. */
export function EnvironmentShapeMark({ shape, className }: { shape: EnvironmentShape; className?: string }) {
  return <i aria-hidden data-color-mark className={cx('inline-block size-[7px] shrink-0', SHAPES[shape], className)} />
}
