import {
  createSegment,
  deleteSegment,
  getSegment,
  getSegmentUsage,
  listSegments,
  type SegmentDetail,
  type SegmentSummary,
} from '@guidon/api'
import { decodeCursor, toPage } from '../../platform/database/page-cursor.ts'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import { readSegmentUsers } from '../flags/index.ts'
import type { EnvironmentRef } from '../projects/index.ts'
import { readSegmentRows, readSegments, readUsingSegments, type SegmentListRow } from './segment-store.ts'
import { SegmentNotFoundError } from './segments-errors.ts'
import type { SegmentsService, SegmentsServiceParts } from './segments-service.ts'

export function segmentsRoutes({ projects, platform }: SegmentsServiceParts, service: SegmentsService): BoundRoute[] {
  const { pool } = platform.database

  const viewOf = async (environment: EnvironmentRef, key: string): Promise<SegmentDetail> => {
    const stored = (await readSegments(pool, environment.id, [key])).get(key)
    if (stored === undefined) throw new SegmentNotFoundError(environment.key, key)
    const { environmentId: _, ...view } = stored
    return { ...view, environment: environment.key }
  }

  const usersOf = async ({ id }: EnvironmentRef, keys: readonly string[]) => ({
    flags: await readSegmentUsers(pool, id, keys),
    segments: await readUsingSegments(pool, id, keys),
  })

  return [
    handle(listSegments, async ({ params, query }) => {
      const environment = await projects.environmentByKey(params.project, params.environment)
      const filter = { environmentId: environment.id, isArchived: query.archived ?? false }
      const rows = await readSegmentRows(
        pool,
        { ...filter, search: query.search, tag: query.tag },
        { after: decodeCursor(query.after, ['string'])?.[0], limit: query.limit + 1 },
      )
      const { items, page } = toPage(rows, query.limit, (row) => [row.key])
      const users = await usersOf(
        environment,
        items.map(({ key }) => key),
      )
      const counts = Map.groupBy([...users.flags, ...users.segments], ({ segmentKey }) => segmentKey)
      return { items: items.map((row) => presentSummary(row, counts.get(row.key)?.length ?? 0)), page }
    }),

    handle(createSegment, async ({ params, body, principal }) => {
      const environment = await projects.environmentByKey(params.project, params.environment)
      await service.create(environment, body, principal)
      return viewOf(environment, body.key)
    }),

    handle(getSegment, async ({ params, reply }) => {
      const environment = await projects.environmentByKey(params.project, params.environment)
      const view = await viewOf(environment, params.segment)
      void reply.header('etag', `"${view.version}"`)
      return view
    }),

    handle(getSegmentUsage, async ({ params }) => {
      const environment = await projects.environmentByKey(params.project, params.environment)
      await viewOf(environment, params.segment)
      const { flags, segments } = await usersOf(environment, [params.segment])
      return {
        flags: flags.map(({ key, name, isOn }) => ({ key, name, isOn })),
        segments: segments.map(({ key, name }) => ({ key, name })),
      }
    }),

    handle(deleteSegment, async ({ params, principal }) => {
      const environment = await projects.environmentByKey(params.project, params.environment)
      await service.delete(environment, params.segment, principal)
      return undefined
    }),
  ]
}

function presentSummary(row: SegmentListRow, userCount: number): SegmentSummary {
  return {
    key: row.key,
    name: row.name,
    description: row.description,
    tags: [...row.tags],
    isArchived: row.is_archived,
    includedCount: row.included_count,
    excludedCount: row.excluded_count,
    ruleCount: row.rule_count,
    userCount,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
