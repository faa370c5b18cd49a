import type { ChangeMarker } from '../../../ui/charts/time-chart.tsx'
import { noticedIn, tellChange, type ListedChange } from '../history/told-change.ts'

/** Changes of a flag that one environment notices, as marks of a chart; the oldest first. */
export function changeMarks(
  changes: readonly ListedChange[],
  { flag, environment }: { readonly flag: string; readonly environment: string },
): readonly ChangeMarker[] {
  return changes
    .flatMap((change) => {
      const [first, ...others] = noticedIn(tellChange(change, flag).parts, environment).flatMap(
        (part) => part.sentences,
      )
      if (first === undefined) return []
      const more = others.length === 0 ? '' : ` and ${others.length} more`
      return [{ id: change.id, at: change.createdAt, sentence: `${change.actor.name}: ${first}${more}` }]
    })
    .sort((one, other) => one.at - other.at)
}
