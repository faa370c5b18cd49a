import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createApiClient, type ApiClient } from '@guidon/api'
import type { TestServer } from '@guidon/testing'

/** Guidon in a process of its own, on a fresh database of the PostgreSQL at hand. */
export interface Guidon extends Pick<TestServer, 'url' | 'token' | 'project' | 'environment' | 'databaseUrl'> {
  readonly process: ChildProcess
  readonly client: ApiClient
  close(): Promise<void>
}

export async function startGuidon(): Promise<Guidon> {
  const child = fork(new URL('./guidon-process.ts', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [started] = (await once(child, 'message')) as [Omit<Guidon, 'process' | 'client' | 'close'>]
  return {
    ...started,
    process: child,
    client: createApiClient(started),
    async close() {
      child.send('close')
      await once(child, 'exit')
    },
  }
}
