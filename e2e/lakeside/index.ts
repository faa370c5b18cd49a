import {
  applyChange,
  createFlag,
  createProject,
  createSegment,
  createToken,
  putContextKind,
  updateMe,
  updateProject,
} from '@guidon/api'
import type { TestServer } from '@guidon/testing'
import { FLAGS } from './flags.ts'
import { moveToThePast, repeatCounts, type PastChange } from './past.ts'
import { startPrograms, type Programs } from './programs.ts'
import { SEGMENTS } from './segments.ts'
import { STORY, type Step } from './story.ts'
import { sendTraffic } from './traffic.ts'

const KINDS = { user: 'User', district: 'District', app: 'App', device: 'Device' }

/**
 * Fills a server's project with a school system at work: flags in many states, a history by several people, counts of
 * a day, contexts, and programs that stay connected until they are closed.
 */
export async function seedLakeside(server: TestServer): Promise<Programs> {
  const params = { project: server.project.key }
  await server.api(updateProject, { params, body: { name: 'Lakeside SIS' } })
  await server.api(createProject, { body: { key: 'library', name: 'Lakeside Library' } })
  for (const [kind, name] of Object.entries(KINDS)) {
    await server.api(putContextKind, { params: { ...params, kind }, body: { name } })
  }
  for (const body of FLAGS) await server.api(createFlag, { params, body })
  for (const { key: environment } of server.environments) {
    for (const body of SEGMENTS) await server.api(createSegment, { params: { ...params, environment }, body })
  }
  await server.api(createToken, { body: { name: 'Deploy pipeline' } })
  await moveToThePast(server, await live(server))
  await server.api(updateMe, { body: { name: 'Dana Okafor' } })
  await sendTraffic(server)
  await repeatCounts(server)
  await addFirstProject(server)
  return startPrograms(server)
}

/** A project as everybody finds it at first. */
async function addFirstProject(server: TestServer): Promise<void> {
  await server.api(createProject, { body: { key: 'my-project', name: 'My project' } })
  const clientSideAvailability = { usingEnvironmentId: true, usingMobileKey: true }
  await server.api(createFlag, {
    params: { project: 'my-project' },
    body: { key: 'hello-guidon', name: 'Hello, Guidon', clientSideAvailability },
  })
}

/** Applies the story, oldest first. */
async function live(server: TestServer): Promise<PastChange[]> {
  const steps = [...STORY].sort((one, other) => other.minutesAgo - one.minutesAgo)
  const changes: PastChange[] = []
  for (const step of steps) {
    changes.push({ id: await apply(server, step), who: step.who, minutesAgo: step.minutesAgo })
  }
  return changes
}

async function apply(server: TestServer, { environments, subject, instructions, why }: Step): Promise<string> {
  const { id } = await server.api(applyChange, {
    params: { project: server.project.key },
    body: {
      operations: environments.map((environment) => ({ subject: { ...subject, environment }, instructions })),
      reason: why,
      confirmation: 'production',
    },
  })
  return id
}
