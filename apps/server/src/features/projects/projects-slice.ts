import { defineSlice } from '../../platform/slice.ts'
import { EnvironmentDirectory } from './environment-directory.ts'
import { EnvironmentService } from './environment-service.ts'
import { ProjectService } from './project-service.ts'
import { environmentRoutes, projectRoutes } from './projects-routes.ts'
import type { ProjectsService } from './projects-service.ts'
import { projectsTables } from './upgrades/projects-001-tables.ts'

export const projectsSlice = defineSlice<ProjectsService>({
  name: 'projects',
  upgrades: [projectsTables],
  create(platform) {
    const directory = new EnvironmentDirectory(platform)
    const environments = new EnvironmentService(platform, directory)
    const projects = new ProjectService(platform, directory, environments)
    const parts = { projects, environments }
    return {
      service: {
        projectByKey: (key) => projects.byKey(key),
        environmentByKey: (projectKey, key) => environments.byKey(projectKey, key),
        environmentsOf: (projectId, db) => environments.ofProject(projectId, db),
        hasProjects: () => projects.exist(),
        createProject: (project) => projects.create(project),
        createEnvironment: (projectKey, environment) => environments.create(projectKey, environment),
        onEnvironmentCreated: (hook) => environments.onCreated(hook),
        environmentById: (id) => directory.environmentById(id),
        readEnvironmentById: (id) => directory.readEnvironmentById(id),
        findCredential: (value) => directory.findCredential(value),
        readCredential: (value) => directory.readCredential(value),
        credentialsOf: (environmentId) => directory.credentialsOf(environmentId),
        onCredentialClosed: (listener) => directory.onCredentialClosed(listener),
      },
      routes: [...projectRoutes(parts), ...environmentRoutes(parts)],
      start: () => directory.start(),
      stop: () => directory.stop(),
    }
  },
})
