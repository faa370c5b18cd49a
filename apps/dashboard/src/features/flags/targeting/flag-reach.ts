import type { FlagReach } from '@guidon/api'

/** How many contexts end at one place. */
export interface PlaceReach {
  /** Of all that were seen: counted, or estimated where not all were evaluated. */
  readonly contexts: number
  /** Of those that were evaluated, from 0 to 1. */
  readonly share: number
  /** Epoch ms; `null` when none ends here. */
  readonly lastSeenAt: number | null
  /** The number with what is saved, where the draft makes it another. */
  readonly before: number | null
}

/** What the rules reach, to be asked place by place. */
export interface Reach {
  readonly basis: Pick<FlagReach, 'seen' | 'contexts' | 'isOn'>
  /** Whether the numbers are those of the draft: while it is in conflict nobody knows them. */
  readonly isOfDraft: boolean
  /** `null` where nothing is known. */
  readonly at: (place: ReachedPlace) => PlaceReach | null
}

/** A rule by its id, or another place of the evaluation order. */
export type ReachedPlace = { readonly ruleId: string } | 'prerequisites' | 'targets' | 'fallthrough'

/** The numbers of a draft beside those of what is saved; `saved` alone when there is no draft. */
export function readReach(saved: FlagReach, draft: FlagReach | null): Reach {
  const shown = draft ?? saved
  return {
    basis: shown,
    isOfDraft: draft !== null,
    at: (place) => {
      const found = find(shown, place)
      if (found === undefined || shown.contexts === 0) return null
      const contexts = estimate(found.contexts, shown)
      const old = draft === null ? undefined : find(saved, place)
      const before = old === undefined ? contexts : estimate(old.contexts, saved)
      return {
        contexts,
        share: found.contexts / shown.contexts,
        lastSeenAt: found.lastSeenAt,
        before: before === contexts ? null : before,
      }
    },
  }
}

/** Whether the numbers are made from a part of the contexts. */
export const isEstimated = ({ seen, contexts }: Reach['basis']): boolean => contexts < seen

function find({ places }: FlagReach, wanted: ReachedPlace): FlagReach['places'][number] | undefined {
  return typeof wanted === 'string'
    ? places.find(({ place }) => place === wanted)
    : places.find(({ ruleId }) => ruleId === wanted.ruleId)
}

function estimate(count: number, { seen, contexts }: FlagReach): number {
  return contexts === 0 ? 0 : Math.round((count * Math.max(seen, contexts)) / contexts)
}
