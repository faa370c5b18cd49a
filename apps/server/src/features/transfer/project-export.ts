import type { ProjectDocument } from '@guidon/api'
import type { Queryable } from '../../platform/database/database.ts'
import type { ContextKindsService } from '../context-kinds/index.ts'
import { readAllConfigurations, readAllDefinitions } from '../flags/index.ts'
import type { ProjectRef, ProjectsService } from '../projects/index.ts'
import { readAllSegments } from '../segments/index.ts'

export interface ExportParts {
  readonly projects: ProjectsService
  readonly contextKinds: ContextKindsService
}

/** Everything of a project that makes flags serve what they serve, in an order that does not depend on the database. */
export async function exportDocument(
  db: Queryable,
  { projects, contextKinds }: ExportParts,
  project: ProjectRef,
): Promise<ProjectDocument> {
  const environments = await projects.environmentsOf(project.id)
  const kinds = await contextKinds.list(db, project.id)
  const definitions = await readAllDefinitions(db, project.id)
  const configurations = Map.groupBy(await readAllConfigurations(db, project.id), ({ flagKey }) => flagKey)
  const segments = await readAllSegments(
    db,
    environments.map(({ id }) => id),
  )
  return {
    guidon: 1,
    project: { key: project.key, name: project.name },
    environments: environments.map(({ key, name, isCritical }) => ({ key, name, critical: isCritical })),
    contextKinds: sortedBy(
      kinds.map(({ version: _, ...kind }) => kind),
      ({ kind }) => kind,
    ),
    flags: sortedBy([...definitions.values()], ({ definition }) => definition.key).map(({ definition }) => ({
      definition,
      environments: environments.flatMap(({ id, key }) => {
        const own = configurations.get(definition.key)?.find(({ environmentId }) => environmentId === id)
        return own === undefined ? [] : [{ environment: key, configuration: own.configuration }]
      }),
    })),
    segments: environments.flatMap(({ id, key }) =>
      sortedBy(
        segments.filter(({ environmentId }) => environmentId === id),
        ({ definition }) => definition.key,
      ).map(({ definition }) => ({ environment: key, definition })),
    ),
  }
}

/** By code unit, as every database and language can do it again. */
function sortedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}
