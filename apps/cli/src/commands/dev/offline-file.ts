import { rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Cli } from '../../cli.ts'
import { CliError, messageOf, usageError } from '../../errors/cli-error.ts'
import type { ProjectEvents } from './project-events.ts'

/** How the server names this reader. */
export const OWN_AGENT = 'guidon-cli'
/** Changes that come within this time are written together. */
const GATHER_MS = 100

export interface OfflineFileOptions {
  readonly file: string
  readonly sdkKey: string
}

/**
 * Writes what an environment serves as one JSON document `{"flags": {…}, "segments": {…}}`: what the file data sources
 * of server SDKs read.
 */
export async function writeOfflineFile(cli: Cli, { file, sdkKey }: OfflineFileOptions): Promise<void> {
  const response = await cli.api.send({ method: 'GET', path: '/sdk/latest-all', headers: { authorization: sdkKey } })
  if (!response.ok) {
    throw new CliError({
      code: 'flags_not_read',
      message: `The server answered ${response.status} to a poll for flags`,
    })
  }
  const text = `${JSON.stringify(await response.json(), null, 2)}\n`
  // Whole or not at all: an SDK may be reading.
  const draft = `${file}.${process.pid}`
  try {
    await writeFile(draft, text)
    await rename(draft, file)
  } catch (error) {
    throw usageError(`Cannot write ${file}: ${messageOf(error)}`, `Is there a folder ${path.dirname(file)}?`)
  }
}

/** Writes the file again after every change that is kept. Returns a function that stops it. */
export function keepOfflineFile(cli: Cli, options: OfflineFileOptions, events: ProjectEvents): () => void {
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  const write = () => {
    timer = undefined
    writing = writing
      .then(() => writeOfflineFile(cli, options))
      .catch((error: unknown) => cli.out.note(`  offline file: ${messageOf(error)}`))
  }
  const stopListening = events.listen(({ id }) => {
    if (id !== null) timer ??= setTimeout(write, GATHER_MS)
  })
  return () => {
    clearTimeout(timer)
    stopListening()
  }
}
