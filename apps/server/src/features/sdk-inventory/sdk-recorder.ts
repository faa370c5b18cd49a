import { groupId, groupOf, type SdkGroup, type SdkReport, type SdkSighting } from './sdk-sighting.ts'

/** How long an instance that polls or posts events counts as running. */
const RUNNING_MS = 10 * 60_000
/** Groups of one environment that a node tells apart at one time; client ids are public, so anyone could send more. */
const MAX_GROUPS = 1_000
const MAX_INSTANCES = 10_000

interface Entry {
  readonly group: SdkGroup
  readonly firstSeenAt: number
  lastSeenAt: number
  platform: string
  openStreams: number
  /** Instance id to epoch ms, of SDKs without a stream. */
  readonly instances: Map<string, number>
  isChanged: boolean
}

/** What this node sees of SDKs, in memory. */
export class SdkRecorder {
  private readonly entries = new Map<string, Entry>()
  private readonly groupsPerEnvironment = new Map<string, number>()

  /** A stream was opened (1) or closed (-1). */
  stream(sighting: SdkSighting, now: number, change: 1 | -1): void {
    const entry = this.see(sighting, now)
    if (entry) entry.openStreams = Math.max(0, entry.openStreams + change)
  }

  /** A poll, or a post of events. Says whether it is the first one of an instance, as far as SDKs tell them apart. */
  request(sighting: SdkSighting, now: number): boolean {
    const { instanceId } = sighting.identity
    const known = this.entries.get(groupId(groupOf(sighting)))
    const isFirst = instanceId === null ? known === undefined : known?.instances.has(instanceId) !== true
    const entry = this.see(sighting, now)
    if (entry === undefined) return false
    if (instanceId === null) return isFirst
    if (entry.instances.size >= MAX_INSTANCES && isFirst) return false
    entry.instances.set(instanceId, now)
    return isFirst
  }

  /** The runtime and operating system of SDKs like this one, as far as they told. */
  platformOf(sighting: SdkSighting): string {
    // It comes with their events.
    return this.entries.get(groupId({ ...groupOf(sighting), transport: 'events' }))?.platform ?? ''
  }

  /** The runtime and operating system that an SDK told. */
  describe(sighting: SdkSighting, now: number, platform: string): void {
    const entry = this.see(sighting, now)
    if (entry && platform !== '') entry.platform = platform
  }

  /** Everything that changed or is connected, to be written; forgets SDKs that are gone for long. */
  take(now: number): SdkReport[] {
    const reports: SdkReport[] = []
    for (const [id, entry] of this.entries) {
      dropOldInstances(entry, now)
      if (entry.openStreams > 0) entry.lastSeenAt = now
      if (entry.isChanged || entry.openStreams > 0 || entry.instances.size > 0) reports.push(reportOf(entry))
      else if (entry.lastSeenAt < now - RUNNING_MS) this.remove(id, entry)
      entry.isChanged = false
    }
    return reports
  }

  private see(sighting: SdkSighting, now: number): Entry | undefined {
    const group = groupOf(sighting)
    const id = groupId(group)
    const entry = this.entries.get(id) ?? this.add(id, group, now)
    if (!entry) return undefined
    entry.lastSeenAt = now
    entry.isChanged = true
    return entry
  }

  private add(id: string, group: SdkGroup, now: number): Entry | undefined {
    const groups = this.groupsPerEnvironment.get(group.environmentId) ?? 0
    if (groups >= MAX_GROUPS) return undefined
    this.groupsPerEnvironment.set(group.environmentId, groups + 1)
    const entry = {
      group,
      firstSeenAt: now,
      lastSeenAt: now,
      platform: '',
      openStreams: 0,
      instances: new Map<string, number>(),
      isChanged: true,
    }
    this.entries.set(id, entry)
    return entry
  }

  private remove(id: string, { group }: Entry): void {
    this.entries.delete(id)
    const groups = this.groupsPerEnvironment.get(group.environmentId) ?? 1
    this.groupsPerEnvironment.set(group.environmentId, groups - 1)
  }
}

function dropOldInstances(entry: Entry, now: number): void {
  for (const [instance, seenAt] of entry.instances) {
    if (seenAt >= now - RUNNING_MS) continue
    entry.instances.delete(instance)
    entry.isChanged = true
  }
}

function reportOf({ group, platform, openStreams, instances, firstSeenAt, lastSeenAt }: Entry): SdkReport {
  const running = group.transport === 'streaming' ? openStreams : instances.size
  return { ...group, platform, instances: running, firstSeenAt, lastSeenAt }
}
