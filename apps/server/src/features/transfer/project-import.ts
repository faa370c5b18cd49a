import type { ImportReport, ProjectDocument } from '@guidon/api'
import { isSameJson } from '@guidon/model'
import type { Queryable } from '../../platform/database/database.ts'
import {
  assessEdit,
  differenceOf,
  placeOf,
  splitBlocking,
  subjectText,
  type Assessment,
  type Consent,
  type Content,
  type ContentEdit,
} from '../changes/index.ts'
import { readAllConfigurations, readAllDefinitions } from '../flags/index.ts'
import type { EnvironmentRef, ProjectRef } from '../projects/index.ts'
import { readAllSegments } from '../segments/index.ts'
import { contentWith } from './document-content.ts'
import { InvalidDocumentError } from './transfer-errors.ts'

/** What somebody wants to import, and into what. */
export interface WantedImport {
  readonly project: ProjectRef
  /** All of the project, with those that the import has made. */
  readonly environments: readonly EnvironmentRef[]
  /** Keys of those that it has made. */
  readonly madeEnvironments: readonly string[]
  readonly contextKinds: ProjectDocument['contextKinds']
  readonly document: ProjectDocument
  readonly consent: Consent
  /** Epoch ms. */
  readonly now: number
  newSalt(): string
}

/** An import that is thought through and not yet written. */
export interface PreparedImport extends ContentEdit, Assessment {
  /** Kinds of the document that are new or differ. */
  readonly contextKinds: ProjectDocument['contextKinds']
  readonly report: Omit<ImportReport, 'dryRun' | 'changeId'>
}

/** Finds out what a document changes. Throws when the outcome could not be saved. */
export async function prepareImport(db: Queryable, wanted: WantedImport): Promise<PreparedImport> {
  const { project, environments, document, consent } = wanted
  const before = await loadAll(db, project, environments)
  const after = contentWith(document, { ...wanted, before })
  const edit = { projectId: project.id, before, after, difference: differenceOf(before, after), environments }
  const assessment = assessEdit(edit, { conflicts: [], consent })
  assertSavable(assessment)
  const contextKinds = document.contextKinds.filter((kind) => !wanted.contextKinds.some((one) => isSameJson(one, kind)))
  const entries = [...kindEntries(contextKinds, wanted.contextKinds), ...contentEntries(assessment)]
  const report = reportOf(document, { made: wanted.madeEnvironments.map(environmentEntry), entries }, assessment)
  return { ...edit, ...assessment, contextKinds, report }
}

async function loadAll(db: Queryable, project: ProjectRef, environments: readonly EnvironmentRef[]): Promise<Content> {
  const configurations = await readAllConfigurations(db, project.id)
  const segments = await readAllSegments(
    db,
    environments.map(({ id }) => id),
  )
  return {
    definitions: await readAllDefinitions(db, project.id),
    configurations: new Map(configurations.map((one) => [placeOf(one.environmentId, one.flagKey), one])),
    segments: new Map(segments.map((one) => [placeOf(one.environmentId, one.definition.key), one])),
  }
}

function assertSavable({ checks }: Assessment): void {
  const { blocking } = splitBlocking(checks)
  if (blocking.length === 0) return
  throw new InvalidDocumentError(
    blocking.map(({ subject, path = '', code, reason }) => ({
      path,
      code,
      message: subject === undefined ? reason : `${subjectText(subject)}: ${reason}`,
    })),
  )
}

type Entry = ImportReport['entries'][number]

function contentEntries({ changes }: Assessment): Entry[] {
  return changes.map(({ subject, version, sentences }) => ({
    kind: subject.kind,
    key: subject.key,
    environment: subject.environment ?? null,
    verdict: version === 0 ? 'added' : 'changed',
    sentences: sentences.map(({ text }) => text),
  }))
}

function environmentEntry(key: string): Entry {
  const sentences = [`Create environment "${key}"`]
  return { kind: 'environment', key, environment: null, verdict: 'added', sentences }
}

function kindEntries(kinds: ProjectDocument['contextKinds'], known: ProjectDocument['contextKinds']): Entry[] {
  return kinds.map(({ kind, name }) => ({
    kind: 'context-kind',
    key: kind,
    environment: null,
    verdict: known.some((one) => one.kind === kind) ? 'changed' : 'added',
    sentences: [`Call context kind "${kind}" "${name}"`],
  }))
}

function reportOf(
  { flags, segments, contextKinds }: ProjectDocument,
  { made, entries }: { readonly made: readonly Entry[]; readonly entries: readonly Entry[] },
  { checks }: Assessment,
): PreparedImport['report'] {
  const touched = new Set(
    entries.map(({ kind, key, environment }) => JSON.stringify([kind, key, kind === 'segment' ? environment : null])),
  )
  const warnings = checks.filter(({ verdict, subject }) => verdict === 'warn' && subject !== undefined)
  return {
    added: made.length + entries.filter(({ verdict }) => verdict === 'added').length,
    changed: entries.filter(({ verdict }) => verdict === 'changed').length,
    unchanged: flags.length + segments.length + contextKinds.length - touched.size,
    entries: [...made, ...entries],
    warnings: warnings.map(({ code, reason, subject, path = '' }) => ({
      path,
      code,
      message: `${subjectText(subject!)}: ${reason}`,
    })),
    checks: checks.filter(({ subject }) => subject === undefined),
  }
}
