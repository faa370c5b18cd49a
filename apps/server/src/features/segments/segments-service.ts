import { referencedSegments, resolveSegment, validateSegment, type SegmentDefinition } from '@guidon/model'
import type { Transaction } from '../../platform/database/database.ts'
import type { Principal } from '../../platform/http/principal.ts'
import type { Platform } from '../../platform/platform.ts'
import { eventOf, type AuditService, type NewAuditEntry } from '../audit/index.ts'
import { lockProjectContent } from '../flags/index.ts'
import type { EnvironmentRef, ProjectsService } from '../projects/index.ts'
import { publish, type ItemToPublish } from '../publishing/index.ts'
import { segmentOf, type NewSegment } from './new-segment.ts'
import { readSegmentClosure } from './segment-closure.ts'
import { deleteSegmentRow, readSegments, writeSegments } from './segment-store.ts'
import {
  InvalidSegmentError,
  SegmentExistsError,
  SegmentNotArchivedError,
  SegmentNotFoundError,
} from './segments-errors.ts'

type Actor = Pick<Principal, 'kind' | 'id' | 'name'>

export interface SegmentsService {
  create(environment: EnvironmentRef, request: NewSegment, actor: Actor): Promise<void>
  /** Deletes an archived segment; nothing can use it any more. */
  delete(environment: EnvironmentRef, key: string, actor: Actor): Promise<void>
}

export interface SegmentsServiceParts {
  readonly platform: Platform
  readonly audit: AuditService
  readonly projects: ProjectsService
}

/** What SDKs shall see of a segment: nothing once it is archived. */
export function segmentToPublish(definition: SegmentDefinition): ItemToPublish {
  const value = definition.isArchived ? null : resolveSegment(definition, 0)
  return { kind: 'segment', key: definition.key, value }
}

export function createSegmentsService(parts: SegmentsServiceParts): SegmentsService {
  const { database, clock, ids } = parts.platform
  return {
    async create(environment, request, actor) {
      const definition = segmentOf(request, () => ids.uuid())
      const { key } = definition
      await database.transaction(async (tx) => {
        await lockProjectContent(tx, environment.projectId)
        const existing = await readSegments(tx, environment.id, [key])
        if (existing.size > 0) throw new SegmentExistsError(environment.key, key)
        await assertValid(tx, environment, definition)
        const now = clock.now()
        const stored = { environmentId: environment.id, definition, version: 1, createdAt: now, updatedAt: now }
        await writeSegments(tx, [stored])
        await publish(tx, environment.id, [segmentToPublish(definition)])
        await announce(parts, tx, { environment, key, actor, what: 'created' })
      })
    },

    async delete(environment, key, actor) {
      await database.transaction(async (tx) => {
        await lockProjectContent(tx, environment.projectId)
        const stored = (await readSegments(tx, environment.id, [key])).get(key)
        if (stored === undefined) throw new SegmentNotFoundError(environment.key, key)
        if (!stored.definition.isArchived) throw new SegmentNotArchivedError(key)
        await deleteSegmentRow(tx, environment.id, key)
        await announce(parts, tx, { environment, key, actor, what: 'deleted' })
      })
    },
  }
}

async function assertValid(tx: Transaction, environment: EnvironmentRef, definition: SegmentDefinition): Promise<void> {
  const segments = await readSegmentClosure(tx, environment.id, referencedSegments(definition.rules))
  const issues = validateSegment(definition, { flags: new Map(), segments })
  const blocking = issues.filter(({ severity }) => severity === 'block')
  if (blocking.length > 0) throw new InvalidSegmentError(definition.key, blocking)
}

async function announce(
  { platform, audit }: SegmentsServiceParts,
  tx: Transaction,
  {
    environment,
    key,
    actor,
    what,
  }: { environment: EnvironmentRef; key: string; actor: Actor; what: 'created' | 'deleted' },
): Promise<void> {
  const entry: NewAuditEntry = {
    actor,
    action: `segment.${what}`,
    projectId: environment.projectId,
    environment,
    subject: { kind: 'segment', key },
    sentences: [`${what === 'created' ? 'Created' : 'Deleted'} segment "${key}"`],
  }
  await audit.append(tx, entry)
  await platform.events.record(tx, eventOf(entry))
}
