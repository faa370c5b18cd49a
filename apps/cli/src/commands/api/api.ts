import type { Problem } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { usageError } from '../../errors/cli-error.ts'
import { fillPath } from '../../http/api-client.ts'
import { problemError } from '../../http/problem-error.ts'
import { parseJson, readTextFrom } from '../../input/text-input.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

interface ApiOptions {
  readonly data?: string
  readonly header?: readonly string[]
}

export async function run(cli: Cli, [methodGiven, path]: [string, string], options: ApiOptions): Promise<void> {
  const method = methodGiven.toUpperCase()
  if (!METHODS.includes(method))
    throw usageError(`"${methodGiven}" is not a method of the API`, `Methods: ${METHODS.join(', ')}.`)
  const target = fillPath(path.startsWith('/') ? path : `/api/v1/${path}`, {
    project: cli.project,
    environment: cli.environment,
  })
  const body = options.data === undefined ? undefined : await bodyFrom(cli, options.data)
  if (cli.flags.isDryRun && method !== 'GET') {
    return cli.out.item({ method, path: target, body: body ?? null }, `Would send ${method} ${cli.api.server}${target}`)
  }
  const headers = {
    ...(method === 'GET' ? {} : { 'idempotency-key': cli.idempotencyKey }),
    ...headersFrom(options.header ?? []),
  }
  cli.out.raw(await answer(cli, { method, path: target, headers, ...(body === undefined ? {} : { body }) }))
}

async function answer(cli: Cli, request: Parameters<Cli['api']['send']>[0]): Promise<unknown> {
  const response = await cli.api.send(request)
  const text = await response.text()
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
  const data: unknown = isJson && text !== '' ? JSON.parse(text) : text
  if (response.ok) return data
  throw problemError(response, isJson ? (data as Problem) : null, cli.api.server)
}

async function bodyFrom(cli: Cli, data: string): Promise<unknown> {
  const text = data.startsWith('@') ? await readTextFrom(cli.process, data.slice(1)) : data
  return parseJson(text, data.startsWith('@') ? data.slice(1) : '--data')
}

function headersFrom(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      if (colon < 1) throw usageError(`"${line}" is not a header`, 'Write it as "Name: value".')
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
}
