import { readdirSync, statSync } from 'node:fs'

/** How often files are looked at. Looking works on every file system, and however an editor saves. */
const LOOK_MS = 300

export interface WatchedFiles {
  /** The files to look at now; they need not exist. */
  list(): readonly string[]
  /** Called with each file that has changed, was added or is gone; the next call waits for it. */
  onChange(file: string): Promise<void>
}

/** Returns a function that stops it. */
export function watchFiles({ list, onChange }: WatchedFiles): () => void {
  let known = statesOf(list())
  let isBusy = false
  async function look(): Promise<void> {
    const states = statesOf(list())
    const changed = [...new Set([...known.keys(), ...states.keys()])].filter(
      (file) => known.get(file) !== states.get(file),
    )
    known = states
    for (const file of changed) await onChange(file)
  }
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    void look().finally(() => (isBusy = false))
  }, LOOK_MS)
  return () => clearInterval(timer)
}

/** Names of the files in a folder; none when there is no such folder. */
export function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted()
  } catch {
    return []
  }
}

function statesOf(files: readonly string[]): Map<string, string> {
  const states = new Map<string, string>()
  for (const file of files) {
    const facts = statSync(file, { throwIfNoEntry: false })
    if (facts?.isFile()) states.set(file, `${facts.mtimeMs} ${facts.size} ${facts.ino}`)
  }
  return states
}
