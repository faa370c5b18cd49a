import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long one turn may keep the event loop. */
const SLICE_MS = 10
/** Calls between two looks at the clock. */
const CALLS_PER_LOOK = 32

/** Calls `visit` for each item in slices, so that other work of the process gets its turn in between. */
export async function forEachInSlices<Item>(items: Iterable<Item>, visit: (item: Item) => void): Promise<void> {
  let sliceEnd = performance.now() + SLICE_MS
  let calls = 0
  for (const item of items) {
    visit(item)
    if (++calls % CALLS_PER_LOOK !== 0 || performance.now() < sliceEnd) continue
    await nextTurn()
    sliceEnd = performance.now() + SLICE_MS
  }
}
