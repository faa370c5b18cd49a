/** The candidate that is most likely meant by a misspelt name, or `undefined` when none is close. */
export function suggestName(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestDistance = Math.floor(name.length / 3) + 2
  for (const candidate of candidates) {
    const distance = editDistance(name.slice(0, 100).toLowerCase(), candidate.toLowerCase())
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
  }
  return best
}

/** Levenshtein distance: single characters added, dropped or replaced. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [row, fromCharacter] of [...from].entries()) {
    const current = [row + 1]
    for (const [column, toCharacter] of [...to].entries()) {
      const replaced = Number(previous[column]) + (fromCharacter === toCharacter ? 0 : 1)
      current.push(Math.min(replaced, Number(previous[column + 1]) + 1, Number(current[column]) + 1))
    }
    previous = current
  }
  return Number(previous[to.length])
}
