import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Cli } from '../../cli.ts'
import { createCli } from '../../create-cli.ts'
import { makePlace, placeOf, runBeside } from './beside.ts'
import { resetDataFolder } from './data-folder.ts'
import { planDev, type DevOptions, type DevPlan } from './dev-plan.ts'
import { showDevScreen } from './dev-screen.ts'
import { startDevServer, type DevServer } from './dev-server.ts'
import { startDevSession } from './dev-session.ts'

export async function run(cli: Cli, [command]: [readonly string[]], options: DevOptions): Promise<void> {
  const plan = await planDev(cli, options)
  const scratch = options.ci ? await mkdtemp(path.join(tmpdir(), 'guidon-dev-')) : null
  const dataFolder =
    scratch ??
    path.resolve(cli.process.folder, options.data ?? (cli.process.environment['GUIDON_DATA_FOLDER'] || '.guidon'))
  try {
    if (options.fresh) await resetDataFolder(dataFolder)
    const port = options.port ?? (options.ci ? 0 : null)
    const server = await startDevServer(cli, { port, dataFolder, mayUseOtherDatabase: !options.ci })
    try {
      await useServer(cli, server, { command, plan, dataFolder, isOpening: options.open && !options.ci })
    } finally {
      await server.stop()
    }
  } finally {
    if (scratch !== null) await rm(scratch, { recursive: true, force: true })
  }
}

interface DevUse {
  readonly command: readonly string[]
  readonly plan: DevPlan
  readonly dataFolder: string
  readonly isOpening: boolean
}

async function useServer(
  outer: Cli,
  server: DevServer,
  { command, plan, dataFolder, isOpening }: DevUse,
): Promise<void> {
  const cli = cliFor(outer, server)
  await makePlace(cli)
  const place = await placeOf(cli, server)
  const session = await startDevSession(cli, { plan, dataFolder, place })
  try {
    if (command.length === 0) await showDevScreen(cli, server, { session, place, dataFolder, isOpening })
    else outer.exitCode = await runBeside(cli, command, place)
  } finally {
    session.stop()
  }
}

/** The same run, but talking to the server that it started. */
function cliFor(outer: Cli, { url, token }: DevServer): Cli {
  const { process, tree, signal, out, prompt, project, environment: env } = outer
  const environment = { ...process.environment, GUIDON_TOKEN: token }
  const options = { server: url, project, env, color: true, input: true }
  return { ...createCli({ options, tree }, { ...process, environment }, signal), out, prompt }
}
