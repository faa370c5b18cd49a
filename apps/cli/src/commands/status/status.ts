import type { Cli } from '../../cli.ts'
import { getMe, getStatus } from '../../http/operations.ts'
import { ApiError } from '../../http/problem-error.ts'
import { EXIT_CODES } from '../../errors/exit-code.ts'

export async function run(cli: Cli): Promise<void> {
  const [server, me] = await Promise.all([serverState(cli), whoAmI(cli)])
  const data = { server: cli.api.server, ...server, user: me, project: cli.project, environment: cli.environment }
  if (!server.isReady) cli.exitCode = EXIT_CODES.failed
  cli.out.item(data, statusText(cli, data))
}

async function serverState(cli: Cli) {
  try {
    const { version, isReady } = await cli.api.call(getStatus)
    return { version, isReady }
  } catch (error) {
    if (error instanceof ApiError && error.status === 503) return { version: null, isReady: false }
    throw error
  }
}

async function whoAmI(cli: Cli): Promise<string | null> {
  try {
    return (await cli.api.call(getMe)).name
  } catch (error) {
    if (error instanceof ApiError) return null
    throw error
  }
}

interface StatusData {
  readonly server: string
  readonly version: string | null
  readonly isReady: boolean
  readonly user: string | null
  readonly project: string
  readonly environment: string
}

function statusText({ out }: Cli, { server, version, isReady, user, project, environment }: StatusData): string {
  const state = isReady ? out.style.good('ready') : out.style.bad('not ready')
  return [
    `server       ${server}  ${version ?? ''}  ${state}`,
    `signed in    ${user ?? out.style.warn('no (guidon login)')}`,
    `project      ${project}`,
    `environment  ${environment}`,
  ].join('\n')
}
