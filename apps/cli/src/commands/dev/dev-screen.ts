import path from 'node:path'
import type { Cli } from '../../cli.ts'
import { formatDuration } from '../../command/duration.ts'
import { CliError } from '../../errors/cli-error.ts'
import { listFlags } from '../../http/operations.ts'
import { readJsonFile } from '../../settings/json-file.ts'
import type { DevPlace } from './beside.ts'
import { makeSignInLink, openInBrowser } from './browser.ts'
import { watchKeys } from './dev-keys.ts'
import type { DevServer } from './dev-server.ts'
import type { DevSession } from './dev-session.ts'
import { printLiveLines } from './live-lines.ts'

export interface DevScreenOptions {
  readonly session: DevSession
  readonly place: DevPlace
  readonly dataFolder: string
  readonly isOpening: boolean
}

const USUAL_PORT = '7070'

/** Shows what a developer needs, then what happens, until they quit or the server ends. */
export async function showDevScreen(cli: Cli, server: DevServer, options: DevScreenOptions): Promise<void> {
  const { session, isOpening } = options
  const link = await makeSignInLink(cli)
  await printBanner(cli, server, { ...options, link })
  const live = printLiveLines(cli, session.events)
  let stopKeys = () => {}
  const isQuit = new Promise<void>((quit) => (stopKeys = watchKeys(cli, { live, mirror: session.mirror, quit })))
  if (isOpening && cli.prompt.canAsk) openInBrowser(cli, link)
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

interface BannerOptions extends DevScreenOptions {
  /** Opens the dashboard, signed in. */
  readonly link: string
}

async function printBanner(cli: Cli, server: DevServer, options: BannerOptions): Promise<void> {
  const { place, dataFolder, isOpening, session, link } = options
  const { out, prompt } = cli
  const query = { limit: 3, counts: 'true' } as const
  const { items, counts } = await cli.api.call(listFlags, { params: { project: cli.project }, query })
  const keys = items.map(({ key }) => key)
  const data = {
    url: server.url,
    signInUrl: link,
    sdkKey: place['GUIDON_SDK_KEY'],
    clientSideId: place['GUIDON_CLIENT_SIDE_ID'],
    dataFolder: path.relative(cli.process.folder, dataFolder) || '.',
    startedInMs: Math.round(server.startedInMs),
    flags: counts?.active ?? keys.length,
    mirror: session.mirror?.name ?? null,
  }
  const name = packageName(cli.process.folder)
  const opening = prompt.canAsk ? (isOpening ? '; opening, --no-open' : '; o opens it') : ''
  const lines = [
    `guidon ${cli.version}   ready in ${formatDuration(server.startedInMs)}${portRemark(server)}`,
    `dashboard  ${out.style.strong(link)}   (signs you in once${opening})`,
    `SDK key    ${data.sdkKey}   (${cli.environment})`,
    `client id  ${data.clientSideId}   LaunchDarkly addresses: all three = ${server.url}`,
    `data       ${data.dataFolder} (kept; --fresh resets)   project ${cli.project}${name ? `, for ${name}` : ''}`,
    `flags      ${data.flags}   ${keys.join(', ')}${data.flags > keys.length ? ', …' : ''}`,
    ...(session.mirror ? [`mirror     ${mirrorText(session.mirror)}`] : []),
    ...(prompt.canAsk ? [out.style.dim('press  o open · t toggle a flag · e events · m mirror · q quit')] : []),
  ]
  out.event(data, lines.map((line) => `  ${line}`).join('\n'))
}

function mirrorText({ name, project, environment, server }: NonNullable<DevSession['mirror']>): string {
  return `${name}: ${environment} of ${project} on ${server}   (only read)`
}

/** Says so when another program has the usual port. */
function portRemark({ url, isPortChosen }: DevServer): string {
  return !isPortChosen && new URL(url).port !== USUAL_PORT ? `   (port ${USUAL_PORT} is in use)` : ''
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
