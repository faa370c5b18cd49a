import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { NewDomainEvent } from '../../platform/events/domain-events.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ProjectsService } from '../projects/index.ts'
import { ConnectionAnnouncer } from './connection-announcer.ts'
import type { SdkGroup } from './sdk-sighting.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp() {
  const told: string[] = []
  const announce = async ({ data }: NewDomainEvent): Promise<void> =>
    void told.push(`${String(data['name'])} × ${String(data['connections'])}`)
  const platform = { events: { announce } } as unknown as Platform
  const projects = { environmentById: () => ({ projectId: 'p' }) } as unknown as ProjectsService
  return { announcer: new ConnectionAnnouncer(platform, projects), told }
}

function kind(name: string): SdkGroup {
  return {
    environmentId: 'e',
    application: '',
    applicationVersion: '',
    name,
    version: '1',
    wrapper: '',
    transport: 'streaming',
  }
}

test('tells of the first program of a kind at once, and of others a second later, together', () => {
  const { announcer, told } = setUp()
  for (let round = 0; round < 1_000; round += 1) announcer.connected(kind('Go'), '')
  announcer.connected(kind('Node'), '')
  expect(told).toEqual(['Go × 1', 'Node × 1'])
  vi.advanceTimersByTime(1_000)
  expect(told.slice(2)).toEqual(['Go × 999'])
  vi.advanceTimersByTime(1_000)
  announcer.connected(kind('Go'), '')
  expect(told.slice(3)).toEqual(['Go × 1'])
})

test('tells of twenty kinds a second at most', () => {
  const { announcer, told } = setUp()
  for (let n = 0; n < 500; n += 1) announcer.connected(kind(`made up ${n}`), '')
  expect(told).toHaveLength(20)
  vi.advanceTimersByTime(1_000)
  announcer.connected(kind('later'), '')
  expect(told.slice(20)).toEqual(['later × 1'])
})
