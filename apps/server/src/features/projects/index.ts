export { projectsSlice } from './projects-slice.ts'
export type { EnvironmentCreatedHook, NewEnvironment, NewProject, ProjectsService } from './projects-service.ts'
export type { Credential, EnvironmentRef, ProjectRef } from './environment.ts'
