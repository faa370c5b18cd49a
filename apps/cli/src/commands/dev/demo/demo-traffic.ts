import { setTimeout as pause } from 'node:timers/promises'
import type { ProjectDocument } from '@guidon/api'
import type { Cli } from '../../../cli.ts'
import { getEvaluations, listEnvironmentKeys } from '../../../http/operations.ts'
import { demoSummaries, steadyFlag } from './demo-counts.ts'
import { demoPeople } from './demo-people.ts'
import { PROGRAMS, type DemoProgram } from './demo-programs.ts'

const DAY_MS = 24 * 60 * 60_000
/** Summaries in one request: below what the server takes at once. */
const SUMMARIES_AT_ONCE = 12
/** The server samples new contexts: it keeps so many of an environment in a second. */
const PEOPLE_AT_ONCE = 180
const PEOPLE_EVERY_MS = 1_100

/** What programs of the school would have sent within the last day, sent as their SDKs do. */
export async function sendDemoTraffic(cli: Cli, document: ProjectDocument, signal: AbortSignal): Promise<void> {
  const senders = await Promise.all(document.environments.map(({ key }) => senderTo(cli, key, signal)))
  await Promise.all(senders.map((sender) => introduce(sender)))
  await Promise.all([
    ...senders.map((sender) => sendPeople(sender, demoPeople(document, sender.environment))),
    ...senders.map((sender) => sendCounts(cli, sender, document)),
  ])
}

interface Sender {
  readonly environment: string
  readonly signal: AbortSignal
  send(program: DemoProgram, path: '/bulk' | '/diagnostic', body: object): Promise<void>
}

async function senderTo(cli: Cli, environment: string, signal: AbortSignal): Promise<Sender> {
  const { items } = await cli.api.call(listEnvironmentKeys, { params: { project: cli.project, environment } })
  const sdkKey = items.find(({ kind, expiresAt }) => kind === 'sdk' && expiresAt === null)?.value ?? ''
  return {
    environment,
    signal,
    async send({ application, version, sdk, sdkVersion }, path, body) {
      signal.throwIfAborted()
      const headers = {
        authorization: sdkKey,
        'user-agent': `${sdk}/${sdkVersion}`,
        'x-launchdarkly-event-schema': '4',
        'x-launchdarkly-tags': `application-id/${application} application-version/${version}`,
      }
      const response = await cli.api.send({ method: 'POST', path, headers, body })
      if (!response.ok) throw new Error(`the server answered ${response.status} to events`)
    },
  }
}

async function introduce({ send }: Sender): Promise<void> {
  for (const program of PROGRAMS) {
    const sdk = { name: program.sdk, version: program.sdkVersion }
    await send(program, '/diagnostic', {
      kind: 'diagnostic-init',
      creationDate: Date.now(),
      sdk,
      platform: program.platform,
    })
  }
}

async function sendPeople({ send, signal }: Sender, people: readonly object[]): Promise<void> {
  for (let start = 0; start < people.length; start += PEOPLE_AT_ONCE) {
    const events = people
      .slice(start, start + PEOPLE_AT_ONCE)
      .map((context) => ({ kind: 'index', creationDate: Date.now(), context }))
    await send(PROGRAMS[(start / PEOPLE_AT_ONCE) % PROGRAMS.length]!, '/bulk', events)
    if (start + PEOPLE_AT_ONCE < people.length) await pause(PEOPLE_EVERY_MS, undefined, { signal })
  }
}

/** Goes on where an earlier run has ended: no hour is counted twice. */
async function sendCounts(cli: Cli, { environment, send }: Sender, document: ProjectDocument): Promise<void> {
  const now = Date.now()
  const since = (await lastCount(cli, environment, document)) ?? now - DAY_MS
  const summaries = demoSummaries(document, { environment, since, now })
  for (const [index, program] of PROGRAMS.entries()) {
    const events = summaries.filter((summary) => summary.program === index).map(({ event }) => event)
    for (let start = 0; start < events.length; start += SUMMARIES_AT_ONCE) {
      await send(program, '/bulk', events.slice(start, start + SUMMARIES_AT_ONCE))
    }
  }
}

async function lastCount(cli: Cli, environment: string, document: ProjectDocument): Promise<number | null> {
  const flag = steadyFlag(document, environment)
  if (flag === null) return null
  const params = { project: cli.project, environment }
  return (await cli.api.call(getEvaluations, { params, query: { flag } })).lastEvaluatedAt
}
