import type { Cli } from '../../cli.ts'
import { getEnvironment, listEnvironmentKeys } from '../../http/operations.ts'
import { absoluteTime } from '../../output/time-text.ts'
import { notes } from './env-ls.ts'

export async function run(cli: Cli, [key = cli.environment]: [string | undefined]): Promise<void> {
  const params = { project: cli.project, environment: key }
  const [environment, { items }] = await Promise.all([
    cli.api.call(getEnvironment, { params }),
    cli.api.call(listEnvironmentKeys, { params }),
  ])
  const keys = items.map((item) => ({ ...item, value: `${item.value.slice(0, 10)}…` }))
  const lines = [
    `${cli.out.style.strong(environment.name)}  ${environment.key}  ${notes(environment)}`.trimEnd(),
    `client-side id  ${environment.id}`,
    ...keys.map(({ kind, value, expiresAt }) => `${kind.padEnd(6)} key      ${value}${expiryText(expiresAt)}`),
  ]
  cli.out.item({ ...environment, keys }, lines.join('\n'))
}

function expiryText(expiresAt: number | null): string {
  return expiresAt === null ? '' : `  works until ${absoluteTime(expiresAt)}`
}
