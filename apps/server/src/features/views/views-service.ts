import type { View } from '@guidon/api'
import type { Transaction } from '../../platform/database/database.ts'
import { holdLock } from '../../platform/database/named-lock.ts'
import type { Principal } from '../../platform/http/principal.ts'
import type { Platform } from '../../platform/platform.ts'
import { eventOf, type AuditService, type NewAuditEntry } from '../audit/index.ts'
import { TooManyViewsError, ViewExistsError, ViewNotFoundError } from './views-errors.ts'
import { findView, readShelf, removeView, writeView, type ViewRow, type ViewShelf } from './views-store.ts'

const MAX_VIEWS = 50

export type ViewContent = Pick<View, 'name' | 'query' | 'isShared'>

/** What is left out stays as it is. */
export type ViewEdit = { readonly [Field in keyof ViewContent]?: ViewContent[Field] | undefined }

export interface ViewOrder extends Pick<View, 'list' | 'isShared'> {
  readonly views: readonly string[]
}

/** Saved views. Those that are shared are audited; what members keep for themselves is not. */
export class ViewsService {
  private readonly platform: Platform
  private readonly audit: AuditService

  constructor(platform: Platform, audit: AuditService) {
    this.platform = platform
    this.audit = audit
  }

  /** Shared ones, then those of the member. */
  async list(projectId: string, list: View['list'], { memberId }: Principal): Promise<ViewRow[]> {
    const { pool } = this.platform.database
    const shelf = { project_id: projectId, list }
    return [
      ...(await readShelf(pool, { ...shelf, member_id: null })),
      ...(await readShelf(pool, { ...shelf, member_id: memberId })),
    ]
  }

  create(projectId: string, { list, ...content }: ViewContent & Pick<View, 'list'>, who: Principal): Promise<ViewRow> {
    const now = this.platform.clock.now()
    return this.write(projectId, async (tx) => {
      const shelf = { project_id: projectId, list, member_id: ownerOf(content, who) }
      const { name, query } = content
      const place = await takePlace(tx, shelf, name)
      const row = { id: this.platform.ids.id(), ...shelf, name, query, ...place, created_at: now, updated_at: now }
      await writeView(tx, row)
      await this.record(tx, row, { who, what: 'created' })
      return row
    })
  }

  update(projectId: string, id: string, { content, who }: { content: ViewEdit; who: Principal }): Promise<ViewRow> {
    return this.write(projectId, async (tx) => {
      const before = await visibleView(tx, { projectId, id, who })
      const { name = before.name, query = before.query, isShared = before.member_id === null } = content
      const member_id = ownerOf({ isShared }, who)
      const after = { ...before, name, query, member_id, updated_at: this.platform.clock.now() }
      const stays = member_id === before.member_id
      if (!stays || name !== before.name) {
        const place = await takePlace(tx, after, name)
        if (!stays) after.position = place.position
      }
      await writeView(tx, after)
      const wasOrIsShared = before.member_id === null || member_id === null
      if (wasOrIsShared) await this.record(tx, { ...after, member_id: null }, { who, what: 'changed' })
      return after
    })
  }

  reorder(projectId: string, { list, isShared, views }: ViewOrder, who: Principal): Promise<void> {
    return this.write(projectId, async (tx) => {
      const shelf = await readShelf(tx, { project_id: projectId, list, member_id: ownerOf({ isShared }, who) })
      const known = new Map(shelf.map((row) => [row.id, row]))
      const unknown = views.find((id) => !known.has(id))
      if (unknown !== undefined) throw new ViewNotFoundError(unknown)
      const order = [...new Set([...views, ...known.keys()])]
      for (const [position, id] of order.entries()) {
        const row = known.get(id)!
        if (row.position !== position) await writeView(tx, { ...row, position })
      }
      const isMoved = order.some((id, index) => id !== shelf[index]!.id)
      if (isShared && isMoved) {
        const names = order.map((id) => `"${known.get(id)!.name}"`)
        await this.putOnRecord(tx, {
          actor: who,
          action: 'view.reordered',
          projectId,
          environment: null,
          subject: { kind: 'view', key: list },
          sentences: [`Put the shared views ${ofList(list)} into the order ${names.join(', ')}`],
        })
      }
    })
  }

  delete(projectId: string, id: string, who: Principal): Promise<void> {
    return this.write(projectId, async (tx) => {
      const row = await visibleView(tx, { projectId, id, who })
      await removeView(tx, id)
      await this.record(tx, row, { who, what: 'deleted' })
    })
  }

  /** One writer of a project's views at a time: names, limits and order stay right. */
  private write<Value>(projectId: string, work: (tx: Transaction) => Promise<Value>): Promise<Value> {
    return this.platform.database.transaction(async (tx) => {
      await holdLock(tx, `views:${projectId}`)
      return work(tx)
    })
  }

  private async record(
    tx: Transaction,
    { id, name, list, project_id: projectId, member_id }: ViewRow,
    { who, what }: { readonly who: Principal; readonly what: keyof typeof VERBS },
  ): Promise<void> {
    if (member_id !== null) return
    await this.putOnRecord(tx, {
      actor: who,
      action: `view.${what}`,
      projectId,
      environment: null,
      subject: { kind: 'view', key: id },
      sentences: [`${VERBS[what]} shared view "${name}" ${ofList(list)}`],
    })
  }

  private async putOnRecord(tx: Transaction, entry: NewAuditEntry): Promise<void> {
    await this.audit.append(tx, entry)
    await this.platform.events.record(tx, eventOf(entry))
  }
}

const VERBS = { created: 'Saved', changed: 'Changed', deleted: 'Deleted' } as const

function ofList(list: View['list']): string {
  return `of the list of ${list === 'audit' ? 'audit entries' : list}`
}

function ownerOf({ isShared }: Pick<ViewContent, 'isShared'>, { memberId }: Principal): string | null {
  return isShared ? null : memberId
}

interface ViewSeeker {
  readonly projectId: string
  readonly id: string
  readonly who: Principal
}

async function visibleView(tx: Transaction, { projectId, id, who }: ViewSeeker): Promise<ViewRow> {
  const row = await findView(tx, projectId, id)
  if (row === undefined || (row.member_id !== null && row.member_id !== who.memberId)) throw new ViewNotFoundError(id)
  return row
}

/** The last place on a shelf for a view of this name. */
async function takePlace(
  tx: Transaction,
  shelf: ViewShelf & { readonly id?: string },
  name: string,
): Promise<Pick<ViewRow, 'position'>> {
  const others = (await readShelf(tx, shelf)).filter(({ id }) => id !== shelf.id)
  if (others.length >= MAX_VIEWS) throw new TooManyViewsError(MAX_VIEWS)
  if (others.some((one) => one.name.toLowerCase() === name.toLowerCase())) throw new ViewExistsError(name)
  return { position: Math.max(-1, ...others.map(({ position }) => position)) + 1 }
}
