import type { ChangeDelivered } from '@guidon/api'
import type { Platform } from '../../platform/platform.ts'
import type { ProjectsService } from '../projects/index.ts'
import { ENVIRONMENT_NOTICE, type EnvironmentNotice } from '../publishing/index.ts'
import type { OnDelivered } from './streams/environment-streams.ts'

interface Delivery {
  readonly version: number
  readonly streams: number
  readonly at: number
}

/** Tells those who watch a project when a change has been written to the streams of this node. */
export class DeliveryAnnouncer {
  private readonly platform: Platform
  private readonly projects: ProjectsService
  private readonly published = new Map<string, EnvironmentNotice>()
  /** By environment: what is told once the message before it is out. Newer takes the place of older. */
  private readonly waiting = new Map<string, Delivery | null>()

  constructor(platform: Platform, projects: ProjectsService) {
    this.platform = platform
    this.projects = projects
  }

  /** Notices tell when a version was published. They come before its change set. */
  start(): () => void {
    return this.platform.notices.listen(ENVIRONMENT_NOTICE, (payload) => {
      const notice = payload as EnvironmentNotice
      this.published.set(notice.id, notice)
    })
  }

  readonly delivered: OnDelivered = ({ environmentId, version }, streams) => {
    if (streams === 0) return
    const isBusy = this.waiting.has(environmentId)
    this.waiting.set(environmentId, { version, streams, at: this.platform.clock.now() })
    if (!isBusy) void this.announceAll(environmentId)
  }

  private async announceAll(environmentId: string): Promise<void> {
    for (;;) {
      const delivery = this.waiting.get(environmentId)
      if (!delivery) break
      this.waiting.set(environmentId, null)
      await this.announce(environmentId, delivery)
    }
    this.waiting.delete(environmentId)
  }

  private async announce(environmentId: string, { version, streams, at }: Delivery): Promise<void> {
    const environment = this.projects.environmentById(environmentId)
    if (environment === undefined) return
    const notice = this.published.get(environmentId)
    const durationMs = notice?.version === version ? Math.max(0, at - notice.publishedAt) : null
    const data: ChangeDelivered = { streams, durationMs }
    const { projectId, key } = environment
    await this.platform.events
      .announce({
        type: 'change.delivered',
        projectId,
        environmentId,
        data: { subject: { kind: 'environment', key }, version, ...data },
      })
      .catch((err: unknown) => this.platform.log.debug({ err }, 'could not tell that a change was delivered'))
  }
}
