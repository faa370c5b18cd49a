import { numberOf } from './value-text.ts'

const UNITS: readonly (readonly [seconds: number, noun: string])[] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
]

/** A span of whole seconds in the largest unit that gives it exactly: `7 days`, `90 minutes`, `0 seconds`. */
export function spanText(seconds: number): string {
  const [length, noun] = UNITS.find(([length]) => seconds >= length && seconds % length === 0) ?? UNITS.at(-1)!
  return numberOf(seconds / length, noun)
}
