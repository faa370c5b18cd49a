import type { Explanation, Step } from '@guidon/evaluation'

/**
 * Where Node's SDK is known to differ from Go's, which we follow: rows of wire protocol §8.7, and one that the
 * differential test found. Given the steps of our evaluation, names the row that explains a difference.
 */
export function knownDivergence({ steps }: Explanation): string | undefined {
  const all = flatten(steps)
  if (all.some((step) => step.step === 'segment share' && step.bucket === undefined)) {
    return 'segment rule weight, context lacks rolloutContextKind'
  }
  if (all.some((step) => step.step === 'prerequisite' && step.evaluation?.reason.kind === 'ERROR')) {
    return 'prerequisite flag itself malformed'
  }
  // Go stops at the malformed clause; Node goes on, and takes another clause that does not match as the answer.
  if (all.some((step) => step.step === 'clause' && step.match === 'malformed')) {
    return 'segments in a circle, in a clause beside one that does not match'
  }
  return undefined
}

function flatten(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => [step, ...flatten(step.steps)])
}
