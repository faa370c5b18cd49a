import type { Persona } from '@guidon/api'
import { parseContext } from '@guidon/model'
import type { Transaction } from '../../platform/database/database.ts'
import { holdLock } from '../../platform/database/named-lock.ts'
import type { Principal } from '../../platform/http/principal.ts'
import type { Platform } from '../../platform/platform.ts'
import { eventOf, type AuditService, type NewAuditEntry } from '../audit/index.ts'
import {
  InvalidPersonaError,
  PersonaExistsError,
  PersonaNotFoundError,
  TooManyPersonasError,
} from './personas-errors.ts'
import { readPersonas, removePersona, writePersona, type PersonaRow } from './personas-store.ts'

const MAX_PERSONAS = 200

type PersonaContent = Pick<Persona, 'name' | 'context'>

/** What is left out stays as it is. */
type PersonaEdit = { readonly [Field in keyof PersonaContent]?: PersonaContent[Field] | undefined }

/** Contexts with a name, everybody's in a project. What is on record of them is their names, never attributes. */
export class PersonasService {
  private readonly platform: Platform
  private readonly audit: AuditService

  constructor(platform: Platform, audit: AuditService) {
    this.platform = platform
    this.audit = audit
  }

  list(projectId: string): Promise<PersonaRow[]> {
    return readPersonas(this.platform.database.pool, projectId)
  }

  create(projectId: string, content: PersonaContent, who: Principal): Promise<PersonaRow> {
    const now = this.platform.clock.now()
    const row = { id: this.platform.ids.id(), project_id: projectId, ...content, created_at: now, updated_at: now }
    return this.write(projectId, async (tx, others) => {
      if (others.length >= MAX_PERSONAS) throw new TooManyPersonasError(MAX_PERSONAS)
      assertSavable(row, others)
      await writePersona(tx, row)
      await this.record(tx, row, { who, what: 'created' })
      return row
    })
  }

  update(projectId: string, id: string, { edit, who }: { edit: PersonaEdit; who: Principal }): Promise<PersonaRow> {
    return this.write(projectId, async (tx, all) => {
      const before = personaOf(all, id)
      const { name = before.name, context = before.context } = edit
      const row = { ...before, name, context, updated_at: this.platform.clock.now() }
      assertSavable(row, all)
      await writePersona(tx, row)
      await this.record(tx, row, { who, what: 'changed' })
      return row
    })
  }

  delete(projectId: string, id: string, who: Principal): Promise<void> {
    return this.write(projectId, async (tx, all) => {
      const row = personaOf(all, id)
      await removePersona(tx, id)
      await this.record(tx, row, { who, what: 'deleted' })
    })
  }

  /** One writer of a project's personas at a time: names and their limit stay right. */
  private write<Value>(
    projectId: string,
    work: (tx: Transaction, all: readonly PersonaRow[]) => Promise<Value>,
  ): Promise<Value> {
    return this.platform.database.transaction(async (tx) => {
      await holdLock(tx, `personas:${projectId}`)
      return work(tx, await readPersonas(tx, projectId))
    })
  }

  private async record(
    tx: Transaction,
    { id, name, project_id: projectId }: PersonaRow,
    { who, what }: { readonly who: Principal; readonly what: keyof typeof VERBS },
  ): Promise<void> {
    const entry: NewAuditEntry = {
      actor: who,
      action: `persona.${what}`,
      projectId,
      environment: null,
      subject: { kind: 'persona', key: id },
      sentences: [`${VERBS[what]} persona "${name}"`],
    }
    await this.audit.append(tx, entry)
    await this.platform.events.record(tx, eventOf(entry))
  }
}

const VERBS = { created: 'Saved', changed: 'Changed', deleted: 'Deleted' } as const

function personaOf(all: readonly PersonaRow[], id: string): PersonaRow {
  const row = all.find((one) => one.id === id)
  if (row === undefined) throw new PersonaNotFoundError(id)
  return row
}

function assertSavable({ id, name, context }: PersonaRow, all: readonly PersonaRow[]): void {
  const isTaken = all.some((one) => one.id !== id && one.name.toLowerCase() === name.toLowerCase())
  if (isTaken) throw new PersonaExistsError(name)
  const parsed = parseContext(context)
  if (!parsed.ok) throw new InvalidPersonaError(name, parsed.issues)
}
