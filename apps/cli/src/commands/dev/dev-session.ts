import path from 'node:path'
import type { ProjectDocument } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { messageOf } from '../../errors/cli-error.ts'
import type { DevPlace } from './beside.ts'
import type { DevPlan } from './dev-plan.ts'
import { LocalProject } from './local-project.ts'
import type { MirrorSource } from './mirror-source.ts'
import { Mirror } from './mirror.ts'
import { keepOfflineFile, writeOfflineFile } from './offline-file.ts'
import { followProjectEvents, type ProjectEvents } from './project-events.ts'
import { ProjectFiles } from './project-files.ts'

/** What goes on in the background of a run. */
export interface DevSession {
  readonly events: ProjectEvents
  readonly mirror: (MirrorSource & { toggle(): void }) | null
  stop(): void
}

export interface DevSessionOptions {
  readonly plan: DevPlan
  readonly dataFolder: string
  readonly place: DevPlace
}

/**
 * Fills the server as planned, the seed first, then the mirror, the documents and the overrides; resolves when that is
 * served. From then on follows whatever changes.
 */
export async function startDevSession(cli: Cli, { plan, dataFolder, place }: DevSessionOptions): Promise<DevSession> {
  const local = new LocalProject(cli, path.join(dataFolder, 'dev-overrides.json'))
  const files = new ProjectFiles(cli, { local, overridesFile: plan.overridesFile })
  const mirror = plan.mirror && new Mirror(cli, plan.mirror, local)
  if (plan.seed) await local.import(plan.seed, 'seed')
  await mirror?.pull()
  for (const file of files.documents()) await files.importDocument(file)
  await files.applyOverrides()
  const events = await followProjectEvents(cli)
  const stops = [files.watch()]
  if (plan.seed && plan.hasTraffic) stops.push(playTraffic(cli, plan.seed))
  if (mirror && plan.mirror) {
    mirror.follow()
    stops.push(() => mirror.stop())
  }
  if (plan.offlineFile !== null) {
    const offline = { file: plan.offlineFile, sdkKey: place['GUIDON_SDK_KEY'] ?? '' }
    await writeOfflineFile(cli, offline)
    stops.push(keepOfflineFile(cli, offline, events))
  }
  return {
    events,
    mirror: mirror && plan.mirror && { ...plan.mirror, toggle: () => mirror.toggle() },
    stop() {
      for (const stop of stops) stop()
    },
  }
}

/** Fills charts and lists in the background. Returns a function that stops it. */
function playTraffic(cli: Cli, seed: ProjectDocument): () => void {
  const playing = new AbortController()
  const signal = AbortSignal.any([playing.signal, cli.signal])
  void import('./demo/demo-traffic.ts')
    .then(({ sendDemoTraffic }) => sendDemoTraffic(cli, seed, signal))
    .catch((error: unknown) => {
      if (!signal.aborted) cli.out.note(`  the traffic of the demonstration was not sent: ${messageOf(error)}`)
    })
  return () => playing.abort()
}
