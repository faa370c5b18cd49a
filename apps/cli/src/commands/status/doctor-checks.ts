import type { Cli } from '../../cli.ts'
import { messageOf } from '../../errors/cli-error.ts'
import { readEventStream } from '../../http/event-stream.ts'
import { getMe, getStatus, listEnvironmentKeys } from '../../http/operations.ts'
import { ApiError } from '../../http/problem-error.ts'

export interface CheckResult {
  readonly verdict: 'ok' | 'warn' | 'fail'
  readonly text: string
  /** What to do about it. */
  readonly fix?: string
}

/** One thing that may be wrong. Checks after a failed `isVital` one are left out: they could only fail too. */
export interface Check {
  readonly name: string
  readonly isVital?: boolean
  readonly run: (cli: Cli) => Promise<CheckResult>
}

const CLOCK_TOLERANCE_MS = 5_000
const SLOW_STREAM_MS = 2_000

export const DOCTOR_CHECKS: readonly Check[] = [
  { name: 'proxy', run: checkProxy },
  { name: 'server', isVital: true, run: checkServer },
  { name: 'version', run: checkVersion },
  { name: 'clock', run: checkClock },
  { name: 'access', isVital: true, run: checkAccess },
  { name: 'keys', isVital: true, run: checkKeys },
  { name: 'stream', run: checkStream },
]

async function checkProxy({ process, settings }: Cli): Promise<CheckResult> {
  const { protocol, hostname } = new URL(settings.get('server')!)
  const variable = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY'
  const proxy = process.environment[variable] ?? process.environment[variable.toLowerCase()]
  if (!proxy) return { verdict: 'ok', text: 'none set' }
  const exceptions = (process.environment['NO_PROXY'] ?? process.environment['no_proxy'] ?? '')
    .split(',')
    .map((host) => host.trim())
  if (
    exceptions.some(
      (host) => host === '*' || hostname === host || (host && hostname.endsWith(`.${host.replace(/^\./, '')}`)),
    )
  ) {
    return { verdict: 'ok', text: `${variable} is set, but not for ${hostname}` }
  }
  return {
    verdict: 'warn',
    text: `${variable} is ${proxy}; SDKs may go through it, and streams may be held up there`,
    fix: `Add ${hostname} to NO_PROXY, or let the proxy pass text/event-stream without buffering.`,
  }
}

async function checkServer({ api }: Cli): Promise<CheckResult> {
  const startedAt = performance.now()
  try {
    await api.call(getStatus)
    return {
      verdict: 'ok',
      text: `${api.server} answers in ${Math.round(performance.now() - startedAt)} ms and has its database`,
    }
  } catch (error) {
    if (error instanceof ApiError && error.status === 503) {
      return { verdict: 'fail', text: `${api.server} runs, but has no database`, fix: 'Look at the log of the server.' }
    }
    return {
      verdict: 'fail',
      text: messageOf(error),
      fix: 'Start it with `guidon dev`, or name another with --server.',
    }
  }
}

async function checkVersion({ api, version }: Cli): Promise<CheckResult> {
  const server = (await api.call(getStatus)).version
  if (minorOf(server) === minorOf(version)) return { verdict: 'ok', text: `server ${server}, guidon ${version}` }
  return { verdict: 'warn', text: `server ${server}, but guidon ${version}`, fix: 'Use the same version of both.' }
}

function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}

async function checkClock({ api }: Cli): Promise<CheckResult> {
  const sentAt = Date.now()
  const { now } = await api.call(getStatus)
  const skewMs = Math.round(now - (sentAt + Date.now()) / 2)
  const text = `the server's clock is ${Math.abs(skewMs)} ms ${skewMs < 0 ? 'behind' : 'ahead of'} this one`
  if (Math.abs(skewMs) <= CLOCK_TOLERANCE_MS) return { verdict: 'ok', text }
  return { verdict: 'warn', text, fix: 'Set both clocks by NTP: dates in targeting rules depend on them.' }
}

async function checkAccess({ api, settings }: Cli): Promise<CheckResult> {
  try {
    const { name } = await api.call(getMe)
    return { verdict: 'ok', text: `signed in as ${name} (token from ${settings.candidates('token')[0]?.source})` }
  } catch (error) {
    return { verdict: 'fail', text: messageOf(error), fix: `guidon login --server ${api.server}` }
  }
}

async function checkKeys(cli: Cli): Promise<CheckResult> {
  const place = `${cli.project}/${cli.environment}`
  try {
    const keys = await environmentKeys(cli)
    const expiring = keys.filter(({ expiresAt }) => expiresAt !== null)
    if (expiring.length === 0) return { verdict: 'ok', text: `${place} has its keys` }
    return {
      verdict: 'warn',
      text: `${place} has ${expiring.length} replaced key${expiring.length > 1 ? 's' : ''} that will stop working`,
      fix: 'Move programs over: guidon env get, guidon sdk ls.',
    }
  } catch (error) {
    return { verdict: 'fail', text: messageOf(error), fix: 'Choose another place with -p and -e: guidon env ls.' }
  }
}

/** Opens a stream as server SDKs do, and waits for its first message. */
async function checkStream(cli: Cli): Promise<CheckResult> {
  const key = (await environmentKeys(cli)).find(({ kind, expiresAt }) => kind === 'sdk' && expiresAt === null)!
  const startedAt = performance.now()
  const response = await cli.api.send({
    method: 'GET',
    path: '/all',
    // Under a name of its own in lists of SDKs.
    headers: {
      authorization: key.value,
      accept: 'text/event-stream',
      'x-launchdarkly-tags': 'application-id/guidon-doctor',
    },
  })
  if (!response.ok)
    return { verdict: 'fail', text: `/all answers ${response.status}`, fix: 'Look at the log of the server.' }
  const stream = readEventStream(response.body!)
  const { value, done } = await stream.next()
  await stream.return(undefined)
  const latencyMs = Math.round(performance.now() - startedAt)
  if (done)
    return { verdict: 'fail', text: '/all ended without a message', fix: 'Something between may cut streams off.' }
  const text = `first message ("${value.event}") after ${latencyMs} ms`
  if (latencyMs <= SLOW_STREAM_MS) return { verdict: 'ok', text }
  return {
    verdict: 'warn',
    text,
    fix: 'Something between may hold streams up: let it pass text/event-stream unbuffered.',
  }
}

async function environmentKeys({ api, project, environment }: Cli) {
  return (await api.call(listEnvironmentKeys, { params: { project, environment } })).items
}
