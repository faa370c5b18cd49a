import { applyChange, createApiClient, createFlag, type ApiClient } from '@guidon/api'
import { setTimeout as delay } from 'node:timers/promises'

export interface FlagLoadOptions {
  readonly url: string
  readonly token: string
  readonly project: string
  readonly environment: string
}

const RETRY_MS = 20

/** Someone who creates flags and turns them on without pause. What fails is not tried again. */
export class FlagLoad {
  /** Keys of flags whose creation was acknowledged. */
  readonly created: string[] = []
  /** Of these, the ones whose turning on was acknowledged. */
  readonly turnedOn: string[] = []
  private readonly options: FlagLoadOptions
  private readonly client: ApiClient
  private readonly worker: Promise<void>
  private isStopping = false

  constructor(options: FlagLoadOptions) {
    this.options = options
    this.client = createApiClient(options)
    this.worker = this.work()
  }

  async stop(): Promise<void> {
    this.isStopping = true
    await this.worker
  }

  private async work(): Promise<void> {
    for (let number = 0; !this.isStopping; number += 1) {
      const key = `flag-${number}`
      await this.write(key).catch(() => delay(RETRY_MS))
    }
  }

  private async write(key: string): Promise<void> {
    const { project, environment } = this.options
    await this.client.call(createFlag, { params: { project }, body: { key, name: key } })
    this.created.push(key)
    const subject = { kind: 'flag' as const, key, environment }
    const operations = [{ subject, instructions: [{ kind: 'turnFlagOn' as const }] }]
    await this.client.call(applyChange, { params: { project }, body: { operations } })
    this.turnedOn.push(key)
  }
}
