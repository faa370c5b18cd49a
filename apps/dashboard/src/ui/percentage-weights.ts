/** 100% as a weight: weights are whole thousandths of a percent. */
export const WHOLE_WEIGHT = 100_000
const PER_PERCENT = 1_000

/** What is written as a percentage with at most three places, as a weight; `null` if it is not one of 0 to 100. */
export function parsePercent(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{0,3}))?$/.exec(text.trim().replace(/\s*%$/, ''))
  if (match === null) return null
  const weight = Number(match[1]) * PER_PERCENT + Number((match[2] ?? '').padEnd(3, '0'))
  return weight <= WHOLE_WEIGHT ? weight : null
}

/** `12500` → `12.5`; every thousandth is shown. */
export function formatPercent(weight: number): string {
  const size = Math.abs(weight)
  const places = String(size % PER_PERCENT)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return `${weight < 0 ? '-' : ''}${Math.floor(size / PER_PERCENT)}${places === '' ? '' : `.${places}`}`
}

/** What is not given to anything yet; below 0 if too much is given. */
export function remainingWeight(weights: readonly number[]): number {
  return WHOLE_WEIGHT - weights.reduce((sum, weight) => sum + weight, 0)
}

/** Equal parts. Thousandths that do not divide go to the first ones. */
export function equalWeights(count: number): readonly number[] {
  const part = Math.floor(WHOLE_WEIGHT / count)
  const rest = WHOLE_WEIGHT - part * count
  return Array.from({ length: count }, (_, index) => part + (index < rest ? 1 : 0))
}

export function setWeight(weights: readonly number[], index: number, weight: number): readonly number[] {
  return weights.with(index, Math.max(0, Math.min(WHOLE_WEIGHT, weight)))
}

/** Gives one what remains, or takes from it what is too much, as far as it has that. */
export function takeRemaining(weights: readonly number[], index: number): readonly number[] {
  return setWeight(weights, index, weights[index]! + remainingWeight(weights))
}

/**
 * One weight as somebody gave it. Of two parts the other one gets the rest, as long as nobody gave it a weight by hand.
 */
export function giveWeight(
  weights: readonly number[],
  index: number,
  weight: number,
  byHand: ReadonlySet<number>,
): readonly number[] {
  const given = setWeight(weights, index, weight)
  const other = 1 - index
  return weights.length === 2 && !byHand.has(other) ? takeRemaining(given, other) : given
}
