import { seededRandom } from '../faults/seeded-random.ts'

/** Random choices that a seed repeats. */
export class RandomSource {
  private readonly next: () => number

  constructor(seed: number) {
    this.next = seededRandom(seed)
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** An integer from `min` to `max`, both included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1))
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.integer(0, values.length - 1)]!
  }

  /** From `min` to `max` values. */
  list<Value>(min: number, max: number, make: (index: number) => Value): Value[] {
    return Array.from({ length: this.integer(min, max) }, (_, index) => make(index))
  }

  /** `count` integers that sum to `total`. */
  parts(count: number, total: number): number[] {
    const cuts = Array.from({ length: count - 1 }, () => this.integer(0, total)).toSorted((a, b) => a - b)
    return [...cuts, total].map((cut, index) => cut - (cuts[index - 1] ?? 0))
  }
}
