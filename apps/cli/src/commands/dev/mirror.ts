import { setTimeout as wait } from 'node:timers/promises'
import type { Cli } from '../../cli.ts'
import { messageOf } from '../../errors/cli-error.ts'
import type { LocalProject } from './local-project.ts'
import type { MirrorSource } from './mirror-source.ts'

/** Changes that come within this time are read together. */
const GATHER_MS = 200
const RETRY_FIRST_MS = 1_000
const RETRY_LAST_MS = 30_000

/** Events after which the flags or segments of the source may differ. */
const TELLING = /^(flag|segment|context-kind|project)\.|^live\.gap$/

/** Keeps the local environment as the source is. What is deleted there stays here until `--fresh`. */
export class Mirror {
  private readonly cli: Cli
  private readonly source: MirrorSource
  private readonly local: LocalProject
  private readonly stopped = new AbortController()
  private isPaused = false
  private timer: NodeJS.Timeout | undefined
  private last = ''

  constructor(cli: Cli, source: MirrorSource, local: LocalProject) {
    this.cli = cli
    this.source = source
    this.local = local
  }

  /** Reads everything and brings in what differs. */
  async pull(): Promise<void> {
    const document = await this.source.read()
    const text = JSON.stringify(document)
    if (text === this.last) return
    await this.local.import(document, `mirror of ${this.source.name}`)
    this.last = text
  }

  /** Pulls whenever something happens there, until `stop`. */
  follow(): void {
    void this.followUntilStopped().catch(() => {})
  }

  /** Stops following, or takes it up again. */
  toggle(): void {
    this.isPaused = !this.isPaused
    this.tell(this.isPaused ? 'paused; m takes it up again' : 'following again')
    if (!this.isPaused) this.pullSoon()
  }

  stop(): void {
    this.stopped.abort()
    clearTimeout(this.timer)
  }

  private async followUntilStopped(): Promise<void> {
    const { signal } = this.stopped
    let retryMs = RETRY_FIRST_MS
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      try {
        const events = await this.source.watch()
        if (!isFirst) this.tell('connected again')
        retryMs = RETRY_FIRST_MS
        this.pullSoon()
        for await (const { data } of events) {
          if (signal.aborted) return
          if (TELLING.test(data.type)) this.pullSoon()
        }
      } catch (error) {
        if (signal.aborted || this.cli.signal.aborted) return
        this.tell(messageOf(error))
      }
      this.tell(`the connection to ${this.source.server} is lost; trying again`)
      await wait(retryMs, undefined, { signal })
      retryMs = Math.min(retryMs * 2, RETRY_LAST_MS)
    }
  }

  private pullSoon(): void {
    if (this.isPaused || this.stopped.signal.aborted) return
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      this.pull().catch((error: unknown) => this.tell(messageOf(error)))
    }, GATHER_MS)
  }

  private tell(what: string): void {
    this.cli.out.note(`  mirror of ${this.source.name}: ${what}`)
  }
}
