import type { ImportReport } from '@guidon/api'
import type { Cli } from '../cli.ts'
import { importProject } from '../http/operations.ts'
import type { Consent } from './consent.ts'
import { sendOnce } from './once.ts'

/** A document to import, and how. */
export interface DocumentToImport {
  readonly document: unknown
  /** Make the environments that the project lacks. */
  readonly createEnvironments: boolean
}

/** What an import would do. */
export function previewImport(cli: Cli, wanted: DocumentToImport): Promise<ImportReport> {
  const { reason } = cli.flags
  return cli.api.call(importProject, {
    params: { project: cli.project },
    body: { ...wanted, dryRun: true, ...(reason === null ? {} : { reason }) },
  })
}

export function applyImport(cli: Cli, wanted: DocumentToImport, consent: Consent): Promise<ImportReport> {
  return sendOnce(cli, () =>
    cli.api.call(importProject, {
      params: { project: cli.project },
      body: { ...wanted, ...consent },
      headers: { 'idempotency-key': cli.idempotencyKey },
    }),
  )
}
