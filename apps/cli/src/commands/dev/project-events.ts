import type { DomainEvent } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { watchProject } from '../../http/operations.ts'

/** What happens in the project, for whoever listens. */
export interface ProjectEvents {
  /** Returns a function that stops it. */
  listen(listener: (event: DomainEvent) => void): () => void
}

/** Follows the server until it ends or the run does, both of which are reported elsewhere. */
export async function followProjectEvents(cli: Cli): Promise<ProjectEvents> {
  const listeners = new Set<(event: DomainEvent) => void>()
  const messages = await cli.api.stream(watchProject, { params: { project: cli.project } })
  void (async () => {
    for await (const { data } of messages) for (const listener of listeners) listener(data)
  })().catch(() => {})
  return {
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
