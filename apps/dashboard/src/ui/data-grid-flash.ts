const FLASH_MS = 1_200

/** Tints what has just changed and lets the tint fade; gives nothing to people who want less motion. */
export function flash(element: HTMLElement | null): void {
  if (element === null || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  element.animate([{ opacity: 1 }, { opacity: 0 }], { duration: FLASH_MS, easing: 'ease-out' })
}

const SKELETON_DELAY_MS = 150

/** Shows a placeholder only when the wait is long enough to be noticed. */
export function appearLate(element: HTMLElement | null): void {
  element?.animate([{ opacity: 0 }, { opacity: 1 }], { delay: SKELETON_DELAY_MS, duration: 1, fill: 'backwards' })
}
