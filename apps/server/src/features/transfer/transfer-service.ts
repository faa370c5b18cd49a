import type { ImportReport, ProjectDocument } from '@guidon/api'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { eventOf, type AuditService, type NewAuditEntry } from '../audit/index.ts'
import {
  ConfirmationRequiredError,
  splitBlocking,
  untilServed,
  writeChange,
  type Actor,
  type Consent,
} from '../changes/index.ts'
import type { ContextKindsService } from '../context-kinds/index.ts'
import { lockProjectContent } from '../flags/index.ts'
import type { ProjectRef, ProjectsService } from '../projects/index.ts'
import type { PublishingService } from '../publishing/index.ts'
import { parseDocument } from './document-parser.ts'
import { exportDocument } from './project-export.ts'
import { prepareImport, type PreparedImport } from './project-import.ts'

export interface ImportInput extends Consent {
  /** Untrusted JSON. */
  readonly document: unknown
  readonly dryRun: boolean
  /** Make the document's environments that the project lacks. */
  readonly createEnvironments: boolean
}

export interface TransferService {
  export(projectKey: string): Promise<ProjectDocument>
  /** Adds and changes what the document holds, all of it or none; removes nothing. */
  import(projectKey: string, input: ImportInput, actor: Actor): Promise<ImportReport>
}

export interface TransferServiceParts {
  readonly platform: Platform
  readonly projects: ProjectsService
  readonly contextKinds: ContextKindsService
  readonly audit: AuditService
  readonly publishing: PublishingService
}

interface ImportJob {
  readonly project: ProjectRef
  readonly document: ProjectDocument
  readonly createsEnvironments: boolean
  readonly consent: Consent
  readonly actor: Actor
}

/** What an import did, before its transaction ends. */
interface Imported {
  readonly report: PreparedImport['report']
  readonly change: Awaited<ReturnType<typeof writeChange>> | null
}

export function createTransferService(parts: TransferServiceParts): TransferService {
  const { projects, platform } = parts
  const { database } = platform
  return {
    async export(projectKey) {
      return exportDocument(database.pool, parts, await projects.projectByKey(projectKey))
    },

    async import(projectKey, { document, dryRun, createEnvironments, ...consent }, actor) {
      const project = await projects.projectByKey(projectKey)
      const job = {
        project,
        document: parseDocument(document),
        createsEnvironments: createEnvironments,
        consent,
        actor,
      }
      if (dryRun) return { ...(await rehearse(parts, job)), dryRun, changeId: null }
      const { report, change } = await database.transaction((tx) => importInto(parts, tx, job))
      if (createEnvironments) await projects.refreshEnvironments()
      if (change !== null) {
        await untilServed(parts.publishing, await projects.environmentsOf(project.id), change.published)
      }
      return { ...report, dryRun, changeId: change?.id ?? null }
    },
  }
}

/** Ends a transaction that was only to tell what it would do. */
class Rehearsed extends Error {
  readonly report: PreparedImport['report']
  constructor(report: PreparedImport['report']) {
    super('This transaction was a rehearsal.')
    this.report = report
  }
}

async function rehearse(parts: TransferServiceParts, job: ImportJob): Promise<PreparedImport['report']> {
  const { database } = parts.platform
  if (!job.createsEnvironments) return (await prepare(parts, database.pool, { ...job, madeEnvironments: [] })).report
  try {
    return await database.transaction(async (tx) => {
      const madeEnvironments = await makeEnvironments(parts, tx, job)
      throw new Rehearsed((await prepare(parts, tx, { ...job, madeEnvironments })).report)
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.report
    throw error
  }
}

/** Makes the document's environments that the project lacks; gives their keys. */
async function makeEnvironments(
  { projects }: TransferServiceParts,
  tx: Transaction,
  { project, document, createsEnvironments, actor }: ImportJob,
): Promise<string[]> {
  if (!createsEnvironments) return []
  const environments = document.environments.map(({ key, name, critical }) => ({ key, name, isCritical: critical }))
  return projects.addMissingEnvironments(tx, project, { environments, actor })
}

async function prepare(
  { projects, contextKinds, platform }: TransferServiceParts,
  db: Queryable,
  { project, document, consent, madeEnvironments }: ImportJob & { readonly madeEnvironments: readonly string[] },
): Promise<PreparedImport> {
  const kinds = await contextKinds.list(db, project.id)
  return prepareImport(db, {
    project,
    environments: await projects.environmentsOf(project.id, db),
    madeEnvironments,
    contextKinds: kinds.map(({ version: _, ...kind }) => kind),
    document,
    consent,
    now: platform.clock.now(),
    newSalt: () => platform.ids.uuid().replaceAll('-', ''),
  })
}

async function importInto(parts: TransferServiceParts, tx: Transaction, job: ImportJob): Promise<Imported> {
  const madeEnvironments = await makeEnvironments(parts, tx, job)
  await lockProjectContent(tx, job.project.id)
  const prepared = await prepare(parts, tx, { ...job, madeEnvironments })
  const { report, contextKinds, checks, changes } = prepared
  const { asking } = splitBlocking(checks)
  if (asking.length > 0) throw new ConfirmationRequiredError(asking)
  const { project, actor, consent } = job
  for (const kind of contextKinds) await parts.contextKinds.put(tx, project.id, { kind, actor })
  if (changes.length === 0) return { report, change: null }
  const reason = consent.reason === undefined || consent.reason === '' ? null : consent.reason
  const authorship = { actor, reason, reverts: null }
  const change = await writeChange(parts, tx, { toRecord: { ...prepared, operations: [] }, authorship })
  await announce(parts, tx, { job, report, changeId: change.id, reason })
  return { report, change }
}

async function announce(
  { audit, platform }: TransferServiceParts,
  tx: Transaction,
  {
    job: { project, actor },
    report: { added, changed },
    changeId,
    reason,
  }: { job: ImportJob; report: PreparedImport['report']; changeId: string; reason: string | null },
): Promise<void> {
  const entry: NewAuditEntry = {
    actor,
    action: 'project.imported',
    projectId: project.id,
    environment: null,
    subject: { kind: 'project', key: project.key },
    sentences: [`Imported a document: ${added} added, ${changed} changed`],
    reason,
    changeId,
  }
  await audit.append(tx, entry)
  await platform.events.record(tx, eventOf(entry, { added, changed, changeId }))
}
