import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Cli } from '../../cli.ts'
import { createCli } from '../../create-cli.ts'
import { readObjectFrom } from '../../input/text-input.ts'
import { seedProject } from '../../writes/document-import.ts'
import { startDevServer, type DevServer } from './dev-server.ts'
import { showDevScreen } from './dev-screen.ts'
import { placeOf, runBeside } from './beside.ts'

interface DevOptions {
  readonly port?: number
  readonly data?: string
  readonly seed?: string
  readonly open: boolean
  readonly ci?: true
}

export async function run(cli: Cli, [command]: [readonly string[]], options: DevOptions): Promise<void> {
  const seed = options.seed === undefined ? null : await readObjectFrom(cli.process, options.seed)
  const scratch = options.ci ? await mkdtemp(path.join(tmpdir(), 'guidon-dev-')) : null
  const dataFolder = scratch ?? path.resolve(cli.process.folder, options.data ?? '.guidon')
  try {
    const port = options.port ?? (options.ci ? 0 : null)
    const server = await startDevServer(cli, { port, dataFolder, mayUseOtherDatabase: !options.ci })
    try {
      await useServer(cli, server, { command, seed, dataFolder, isOpening: options.open && !options.ci })
    } finally {
      await server.stop()
    }
  } finally {
    if (scratch !== null) await rm(scratch, { recursive: true, force: true })
  }
}

interface DevUse {
  readonly command: readonly string[]
  readonly seed: object | null
  readonly dataFolder: string
  readonly isOpening: boolean
}

async function useServer(
  outer: Cli,
  server: DevServer,
  { command, seed, dataFolder, isOpening }: DevUse,
): Promise<void> {
  const cli = cliFor(outer, server)
  if (seed) await seedProject(cli, seed)
  if (command.length === 0) return showDevScreen(cli, server, { dataFolder, isOpening })
  outer.exitCode = await runBeside(cli, command, await placeOf(cli, server))
}

/** The same run, but talking to the server that it started. */
function cliFor({ process, tree, signal }: Cli, { url, token }: DevServer): Cli {
  const environment = { ...process.environment, GUIDON_TOKEN: token }
  return createCli({ options: { server: url, color: true, input: true }, tree }, { ...process, environment }, signal)
}
