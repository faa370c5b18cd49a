interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface Size {
  readonly width: number
  readonly height: number
}

const GAP = 6
const EDGE = 8

/** Where a tip stands: under its trigger in the middle, above when there is no room, and always inside the window. */
export function tipPlace(trigger: Box, tip: Size, window: Size): { readonly left: number; readonly top: number } {
  const middle = trigger.left + trigger.width / 2 - tip.width / 2
  const left = Math.max(EDGE, Math.min(middle, window.width - EDGE - tip.width))
  const under = trigger.top + trigger.height + GAP
  const above = trigger.top - GAP - tip.height
  const hasRoom = under + tip.height <= window.height - EDGE || above < EDGE
  return { left, top: hasRoom ? under : above }
}
