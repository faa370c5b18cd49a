import { createTestDatabase } from '@guidon/testing'
import type { GuidonUser } from './guidon-user.ts'

/** `guidon dev`, running in the folder of a user, so that other commands there find its server. */
export interface DevRun {
  readonly url: string
  readonly sdkKey: string
  /** Everything that it has printed. */
  printed(): string
  /** Resolves once it has printed this, counted from the end of what was waited for before. */
  until(text: string): Promise<void>
  /** Ctrl-C; the exit code. */
  stop(): Promise<number | null>
}

/** Each test starts a server with a new database, on machines that may be busy. */
export const START_LIMIT_MS = 120_000

export async function startDev(user: GuidonUser, words: readonly string[] = []): Promise<DevRun> {
  const database = await createTestDatabase()
  const child = await user.start(['dev', '--port', '0', ...words], {
    environment: { GUIDON_DATABASE_URL: database.url },
  })
  let printed = ''
  let isEnded = false
  let seen = 0
  const listeners = new Set<() => void>()
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk
      for (const listener of listeners) listener()
    })
  }
  void exit.then(() => {
    isEnded = true
    for (const listener of listeners) listener()
  })

  function until(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const at = printed.indexOf(text, seen)
        if (at < 0 && !isEnded) return
        listeners.delete(look)
        if (at < 0) return reject(new Error(`ended without printing ${JSON.stringify(text)}:\n${printed}`))
        seen = at + text.length
        resolve()
      }
      listeners.add(look)
      look()
    })
  }

  let stopping: Promise<number | null> | undefined
  async function end(): Promise<number | null> {
    child.kill('SIGINT')
    const code = await exit
    await database.drop()
    return code
  }
  const stop = () => (stopping ??= end())

  try {
    await until('flags ')
  } catch (error) {
    await stop()
    throw error
  }
  const match = (pattern: RegExp): string => pattern.exec(printed)?.[1] ?? ''
  return {
    url: match(/dashboard\s+(https?:\/\/[^\s/]+)/),
    sdkKey: match(/SDK key\s+(\S+)/),
    printed: () => printed,
    until,
    stop,
  }
}
