import { readFileSync } from 'node:fs'

/** Tells one process from another that later gets the same id. `null`: the process is not there. */
export function processIdentity(pid: number): string | null {
  if (!isAlive(pid)) return null
  return `${pid}@${startTicks(pid) ?? 'unknown'}`
}

/** A process that we may not signal is alive, too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return processState(pid) !== 'Z'
}

/** `undefined` where there is no /proc: then the id alone has to do. */
function startTicks(pid: number): string | undefined {
  return statFields(pid)?.[19]
}

function processState(pid: number): string | undefined {
  return statFields(pid)?.[0]
}

/** Fields of /proc/<pid>/stat from the third on: those before are the id and a name that may hold anything. */
function statFields(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return undefined
  }
}
