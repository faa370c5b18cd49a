import { flagsSlice } from './features/flags/index.ts'
import { projectsSlice } from './features/projects/index.ts'
import { system } from './platform/http/principal.ts'
import type { Server } from './server.ts'

const PROJECT = { key: 'my-project', name: 'My project' }
const FLAG_KEY = 'hello-guidon'

/** Gives an empty server something to start with: one project with its environments and one flag. */
export async function createFirstProject(server: Server): Promise<void> {
  const projects = server.use(projectsSlice)
  if (await projects.hasProjects()) return
  await projects.createProject(PROJECT)
  const clientSideAvailability = { usingEnvironmentId: true, usingMobileKey: true }
  const flag = { key: FLAG_KEY, name: 'Hello, Guidon', clientSideAvailability }
  await server.use(flagsSlice).create(PROJECT.key, flag, system)
}

/** SDK key of the first environment of the first project; `undefined` when that was deleted. */
export async function firstSdkKey(server: Server): Promise<{ environment: string; sdkKey: string } | undefined> {
  const projects = server.use(projectsSlice)
  const project = await projects.projectByKey(PROJECT.key).catch(() => undefined)
  const [environment] = project === undefined ? [] : await projects.environmentsOf(project.id)
  if (environment === undefined) return undefined
  const sdkKey = projects.credentialsOf(environment.id).find(({ kind }) => kind === 'sdk')?.value
  return sdkKey === undefined ? undefined : { environment: environment.key, sdkKey }
}
