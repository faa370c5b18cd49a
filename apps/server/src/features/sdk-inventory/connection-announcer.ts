import type { SdkConnected } from '@guidon/api'
import type { Platform } from '../../platform/platform.ts'
import type { ProjectsService } from '../projects/index.ts'
import { groupId, type SdkGroup } from './sdk-sighting.ts'

/** The first connection is told at once; others of its kind within this time are told together. */
const GATHER_MS = 1_000
/** Kinds of programs that are told per gathering time: client ids are public, so anyone could make up more. */
const MAX_TOLD = 20

/** Tells those who watch a project that programs with an SDK have connected. */
export class ConnectionAnnouncer {
  private readonly platform: Platform
  private readonly projects: ProjectsService
  /** By kind of program: connections that are not told yet, if it was told of within the gathering time. */
  private gathered = new Map<string, SdkConnectedGroup>()
  private told = 0
  private timer: NodeJS.Timeout | undefined

  constructor(platform: Platform, projects: ProjectsService) {
    this.platform = platform
    this.projects = projects
  }

  connected(group: SdkGroup, platform: string): void {
    const id = groupId(group)
    const known = this.gathered.get(id)
    if (known) known.connections += 1
    else if (this.told < MAX_TOLD) {
      this.gathered.set(id, { group, platform, connections: 0 })
      this.tell({ group, platform, connections: 1 })
    }
    this.timer ??= setTimeout(() => this.tellGathered(), GATHER_MS).unref()
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private tellGathered(): void {
    const gathered = [...this.gathered.values()].filter(({ connections }) => connections > 0)
    this.gathered = new Map()
    this.timer = undefined
    this.told = 0
    for (const one of gathered) this.tell(one)
  }

  private tell({ group: { environmentId, ...sdk }, platform, connections }: SdkConnectedGroup): void {
    const environment = this.projects.environmentById(environmentId)
    if (environment === undefined) return
    this.told += 1
    const data: SdkConnected = { ...sdk, platform, connections }
    this.platform.events
      .announce({ type: 'sdk.connected', projectId: environment.projectId, environmentId, data })
      .catch((err: unknown) => this.platform.log.debug({ err }, 'could not tell that an SDK connected'))
  }
}

interface SdkConnectedGroup {
  readonly group: SdkGroup
  readonly platform: string
  connections: number
}
