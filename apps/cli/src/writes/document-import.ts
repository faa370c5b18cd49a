import type { ImportReport } from '@guidon/api'
import type { Cli } from '../cli.ts'
import { importProject } from '../http/operations.ts'
import { confirmationFor, type Consent } from './consent.ts'
import { sendOnce } from './once.ts'

/** What an import would do. */
export function previewImport(cli: Cli, document: unknown): Promise<ImportReport> {
  const { reason } = cli.flags
  return cli.api.call(importProject, {
    params: { project: cli.project },
    body: { document, dryRun: true, ...(reason === null ? {} : { reason }) },
  })
}

export function applyImport(cli: Cli, document: unknown, consent: Consent): Promise<ImportReport> {
  return sendOnce(cli, () =>
    cli.api.call(importProject, {
      params: { project: cli.project },
      body: { document, ...consent },
      headers: { 'idempotency-key': cli.idempotencyKey },
    }),
  )
}

/** Brings a document into a server that is the caller's own: nobody is asked. */
export async function seedProject(cli: Cli, document: unknown): Promise<void> {
  const confirmation = confirmationFor((await previewImport(cli, document)).checks)
  await applyImport(cli, document, { reason: 'seed', ...(confirmation === null ? {} : { confirmation }) })
}
