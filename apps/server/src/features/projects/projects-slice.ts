import { system } from '../../platform/http/principal.ts'
import { defineSlice } from '../../platform/slice.ts'
import { auditSlice } from '../audit/index.ts'
import { DeletionService } from './deletion-service.ts'
import { EnvironmentDirectory } from './environment-directory.ts'
import { EnvironmentService } from './environment-service.ts'
import { ProjectService } from './project-service.ts'
import { createProjectRecord } from './project-record.ts'
import { environmentRoutes, projectRoutes } from './projects-routes.ts'
import type { ProjectsService } from './projects-service.ts'
import { projectsTables } from './upgrades/projects-001-tables.ts'

export const projectsSlice = defineSlice<ProjectsService>({
  name: 'projects',
  upgrades: [projectsTables],
  create(platform) {
    const directory = new EnvironmentDirectory(platform)
    const record = createProjectRecord(platform, platform.use(auditSlice))
    const environments = new EnvironmentService(platform, directory, record)
    const projects = new ProjectService(platform, { directory, environments, record })
    const deletions = new DeletionService(platform, directory, record)
    const parts = { projects, environments, deletions }
    return {
      service: {
        projectByKey: (key) => projects.byKey(key),
        environmentByKey: (projectKey, key) => environments.byKey(projectKey, key),
        environmentsOf: (projectId, db) => environments.ofProject(projectId, db),
        hasProjects: () => projects.exist(),
        createProject: (project, actor = system) => projects.create(project, actor),
        createEnvironment: (projectKey, environment, actor = system) =>
          environments.create(projectKey, environment, actor),
        addMissingEnvironments: (tx, project, wanted) => environments.addMissing(tx, project, wanted),
        refreshEnvironments: () => directory.refresh(),
        onEnvironmentCreated: (hook) => environments.onCreated(hook),
        onEnvironmentDeleted: (hook) => deletions.onEnvironmentDeleted(hook),
        deleteAlong: (tables) => deletions.deleteAlong(tables),
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
