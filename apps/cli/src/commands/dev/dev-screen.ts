import path from 'node:path'
import type { Cli } from '../../cli.ts'
import { formatDuration } from '../../command/duration.ts'
import { CliError } from '../../errors/cli-error.ts'
import { listFlags } from '../../http/operations.ts'
import { readJsonFile } from '../../settings/json-file.ts'
import { placeOf } from './beside.ts'
import { openSignedIn } from './browser.ts'
import { watchKeys } from './dev-keys.ts'
import type { DevServer } from './dev-server.ts'
import { printLiveLines } from './live-lines.ts'

export interface DevScreenOptions {
  readonly dataFolder: string
  readonly isOpening: boolean
}

/** Shows what a developer needs, then what happens, until they quit or the server ends. */
export async function showDevScreen(cli: Cli, server: DevServer, options: DevScreenOptions): Promise<void> {
  await printBanner(cli, server, options)
  const live = printLiveLines(cli)
  let stopKeys = () => {}
  const isQuit = new Promise<void>((quit) => (stopKeys = watchKeys(cli, { live, quit })))
  if (options.isOpening && cli.prompt.canAsk) void openSignedIn(cli).catch(() => {})
  const isInterrupted = new Promise<never>((_, reject) => {
    cli.signal.addEventListener('abort', () => reject(cli.signal.reason as Error), { once: true })
  })
  try {
    await Promise.race([isQuit, isInterrupted, server.ended.then(() => Promise.reject(serverGone()))])
  } finally {
    stopKeys()
    live.stop()
  }
}

async function printBanner(cli: Cli, server: DevServer, { dataFolder }: DevScreenOptions): Promise<void> {
  const { style } = cli.out
  const place = await placeOf(cli, server)
  const query = { limit: 3, counts: 'true' } as const
  const { items, counts } = await cli.api.call(listFlags, { params: { project: cli.project }, query })
  const folder = path.relative(cli.process.folder, dataFolder) || '.'
  const name = packageName(cli.process.folder)
  const data = {
    url: server.url,
    sdkKey: place['GUIDON_SDK_KEY'],
    clientSideId: place['GUIDON_CLIENT_SIDE_ID'],
    dataFolder: folder,
    startedInMs: Math.round(server.startedInMs),
  }
  const lines = [
    `guidon ${cli.version}   ready in ${formatDuration(server.startedInMs)}`,
    `server     ${style.strong(server.url)}`,
    `SDK key    ${data.sdkKey}   (${cli.environment})`,
    `client id  ${data.clientSideId}   LaunchDarkly addresses: all three = ${server.url}`,
    `data       ${folder} (kept)   project ${cli.project}${name ? `, for ${name}` : ''}`,
    `flags      ${counts?.active ?? items.length}   ${items.map(({ key }) => key).join(', ')}`,
    ...(cli.prompt.canAsk ? [style.dim('press  o open · t toggle a flag · e events · q quit')] : []),
  ]
  cli.out.event(data, lines.map((line) => `  ${line}`).join('\n'))
}

function packageName(folder: string): string | null {
  const name = readJsonFile(path.join(folder, 'package.json'))?.['name']
  return typeof name === 'string' ? name : null
}

function serverGone(): CliError {
  return new CliError({
    code: 'server_ended',
    message: 'The server ended',
    suggestion: 'Run it again with --verbose to see why.',
  })
}
