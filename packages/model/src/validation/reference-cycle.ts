/** The keys along the shortest way from `start` back to itself, `start` at both ends; `undefined` when there is none. */
export function findCycle(
  start: string,
  referencesOf: (key: string) => readonly string[],
): readonly string[] | undefined {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const key of queue) {
    for (const next of referencesOf(key)) {
      if (next === start) return trace(key, cameFrom).concat(start)
      if (!cameFrom.has(next)) {
        cameFrom.set(next, key)
        queue.push(next)
      }
    }
  }
  return undefined
}

function trace(end: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [end]
  for (let key = cameFrom.get(end); key !== undefined; key = cameFrom.get(key)) way.unshift(key)
  return way
}
