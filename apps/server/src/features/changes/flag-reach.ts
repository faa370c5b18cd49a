import type { FlagReach } from '@guidon/api'
import { evaluate, type CompiledDataSet, type Reason } from '@guidon/evaluation'
import type { Flag } from '@guidon/model'
import type { RecentContexts } from '../contexts/index.ts'
import type { ItemToPublish } from '../publishing/index.ts'
import { MAX_CONTEXTS, withItems, type ImpactSources } from './change-impact.ts'

/** Where evaluation of a flag ends for the contexts seen lately in an environment, once the items are published. */
export async function estimateReach(
  { publishing, seenContexts }: ImpactSources,
  environmentId: string,
  { flag, items }: { readonly flag: string; readonly items: readonly ItemToPublish[] },
): Promise<FlagReach> {
  const data = publishing.environment(environmentId)?.compiled
  if (data === undefined) return { seen: 0, contexts: 0, ...NOWHERE }
  return measureReach(withItems(data, items), flag, await seenContexts.recent(environmentId, MAX_CONTEXTS))
}

type ReachedPlace = FlagReach['places'][number]

const NOWHERE: Pick<FlagReach, 'isOn' | 'places'> = { isOn: false, places: [] }

/** Where evaluation of a flag ends for each context, as if targeting were on. */
export function measureReach(data: CompiledDataSet, flagKey: string, { seen, sample }: RecentContexts): FlagReach {
  const basis = { seen, contexts: sample.length }
  const flag = data.flags.get(flagKey)?.source
  if (flag === undefined) return { ...basis, ...NOWHERE }
  const turnedOn = data.applyChanges({ flags: new Map([[flagKey, { ...flag, on: true }]]) })
  const places = placesOf(flag)
  for (const { context, lastSeenAt } of sample) {
    const place = places[placeIndex(evaluate(turnedOn, flagKey, context).reason, flag)]
    if (place === undefined) continue
    place.contexts += 1
    place.lastSeenAt = Math.max(place.lastSeenAt ?? 0, lastSeenAt)
  }
  return { ...basis, isOn: flag.on, places }
}

/** In the order in which evaluation comes to them. */
function placesOf({ rules }: Flag): ReachedPlace[] {
  const nobody = { ruleId: null, contexts: 0, lastSeenAt: null }
  return [
    { ...nobody, place: 'prerequisites' },
    { ...nobody, place: 'targets' },
    ...rules.map(({ id }): ReachedPlace => ({ ...nobody, place: 'rule', ruleId: id })),
    { ...nobody, place: 'fallthrough' },
  ]
}

/** -1 for a flag that serves nothing because it is broken. */
function placeIndex(reason: Reason, { rules }: Flag): number {
  switch (reason.kind) {
    case 'PREREQUISITE_FAILED':
      return 0
    case 'TARGET_MATCH':
      return 1
    case 'RULE_MATCH':
      return 2 + reason.ruleIndex
    case 'FALLTHROUGH':
      return 2 + rules.length
    default:
      return -1
  }
}
