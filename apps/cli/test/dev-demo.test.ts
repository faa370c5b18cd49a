import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { FlagSummary, Sdk } from '@guidon/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { START_LIMIT_MS, startDev, type DevRun } from './dev-run.ts'
import { createGuidonUser, type GuidonUser } from './guidon-user.ts'

const FILLED = { timeout: 60_000 }

let user: GuidonUser
let dev: DevRun

beforeAll(async () => {
  user = await createGuidonUser()
  dev = await startDev(user, ['--seed', 'demo'])
}, START_LIMIT_MS)
afterAll(async () => {
  await dev.stop()
  await user.remove()
}, START_LIMIT_MS)

async function items<Item>(list: string): Promise<Item[]> {
  const token = readFileSync(path.join(user.folder, '.guidon', 'cli-token'), 'utf8').trim()
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${dev.url}/api/v1/projects/my-project${list}`, { headers })
  return ((await response.json()) as { items: Item[] }).items
}

test('flags of the demonstration are evaluated by its programs', { timeout: START_LIMIT_MS }, async () => {
  const evaluated = async (): Promise<number> => {
    const flags = await items<FlagSummary>('/flags?environment=production&evaluations=true&limit=500')
    return flags.filter(({ environments }) => environments[0]?.evaluations?.hours.some((count) => count > 0)).length
  }
  await expect.poll(evaluated, FILLED).toBeGreaterThan(200)
  const sdks = await items<Sdk>('/environments/production/sdks')
  expect(sdks.map(({ application, platform }) => [application, platform])).toContainEqual([
    'school-web',
    'Node 24.1.0, Linux',
  ])
})

test('the people who use it are seen', { timeout: START_LIMIT_MS }, async () => {
  const people = async (environment: string): Promise<number> =>
    (await items(`/environments/${environment}/contexts?kind=user&limit=500`)).length
  await expect.poll(() => people('development'), FILLED).toBe(60)
  await expect.poll(() => people('production'), FILLED).toBe(500)
})
