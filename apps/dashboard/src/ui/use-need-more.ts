import { useEffect } from 'react'

const NEAR_END = 20

interface NeedMore {
  readonly lastShown: number
  readonly loaded: number
  readonly total: number | undefined
  readonly onNeedMore: (() => void) | undefined
}

/** Asks for more when the end of what is loaded comes near. */
export function useNeedMore({ lastShown, loaded, total, onNeedMore }: NeedMore): void {
  const isNear = loaded > 0 && lastShown >= loaded - NEAR_END
  const hasMore = total === undefined || loaded < total
  // What is on the screen is known only after it has been drawn.
  useEffect(() => {
    if (isNear && hasMore) onNeedMore?.()
  }, [isNear, hasMore, loaded, onNeedMore])
}
