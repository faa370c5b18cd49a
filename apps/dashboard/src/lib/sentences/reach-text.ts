import type { FlagImpact } from '@guidon/api'
import { formatCount } from '../format.ts'

/**
 * What a change does over all flags, a sentence for each environment:
 * `Changes 3 flags in Production, for 1,204 of 2,000 contexts seen.`
 */
export function reachTexts(impact: readonly FlagImpact[], nameOf: (environment: string) => string): readonly string[] {
  return [...Map.groupBy(impact, ({ environment }) => environment)].map(([key, flags]) => reachText(flags, nameOf(key)))
}

function reachText(flags: readonly FlagImpact[], place: string): string {
  const { contexts = 0, changedByAny = 0 } = flags[0] ?? {}
  const seen = `${formatCount(contexts)} ${contexts === 1 ? 'context' : 'contexts'} seen`
  const all = counted(flags.length, 'flag')
  if (contexts === 0) return `Has to do with ${all} in ${place}. For whom is not known: no contexts were seen.`
  const changed = flags.filter((one) => one.changed > 0).length
  if (changed === 0) return `Has to do with ${all} in ${place}, and changes nothing for the ${seen}.`
  return `Changes ${counted(changed, 'flag')} in ${place}, for ${formatCount(changedByAny)} of ${seen}.`
}

const counted = (count: number, noun: string): string => `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
