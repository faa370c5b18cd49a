import type { Page } from 'playwright-core'

/** Waits until a screen shows what it was opened for: its title is set, nothing is being read, nothing moves. */
export async function settled(page: Page): Promise<void> {
  await still(page)
  await page.waitForFunction(() => {
    const isReading = document.querySelector('[aria-busy=true], .animate-shimmer') !== null
    const content = document.querySelector('main')?.textContent ?? ''
    return document.title.endsWith(' · Guidon') && content.trim() !== '' && !isReading
  })
  await still(page)
}

/** Waits until nothing moves that will come to an end. */
export async function still(page: Page): Promise<void> {
  // A change of size or theme begins to show with the frame after the next.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ effect, playState }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity),
  )
}
