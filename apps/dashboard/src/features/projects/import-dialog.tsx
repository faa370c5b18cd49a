import { importProject, type ImportReport } from '@guidon/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { formatCount } from '../../lib/format.ts'
import { WriteButton } from '../../lib/write-button.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { askedForImport, whyNotImport } from './import-consent.ts'
import { ImportProblem } from './import-problem.tsx'

export interface ImportDialogProps {
  readonly project: string
  readonly document: unknown
  /** Of the dry run. */
  readonly report: ImportReport
  readonly onClose: () => void
}

/** Shows what an import would do, and does it. */
export function ImportDialog({ project, document, report, onClose }: ImportDialogProps) {
  const [reason, setReason] = useState('')
  const [confirmation, setConfirmation] = useState('')
  const asked = askedForImport(report)
  const refusal = whyNotImport(report, { reason, confirmation })
  const apply = useImport(project, onClose)
  const submit = (): void => {
    if (refusal !== null) return
    apply.mutate({
      document,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(asked.confirmation === null ? {} : { confirmation: confirmation.trim() }),
    })
  }
  const count = report.added + report.changed
  return (
    <Dialog
      isOpen
      title="Review the import"
      note={`${formatCount(report.added)} added, ${formatCount(report.changed)} changed, ${formatCount(report.unchanged)} as they are`}
      width={720}
      isDismissedOutside={false}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button size={32} onClick={onClose}>
            Cancel
          </Button>
          <WriteButton type="submit" size={32} variant="primary" isLoading={apply.isPending} disabledReason={refusal}>
            Import {formatCount(count)} {count === 1 ? 'object' : 'objects'}
          </WriteButton>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {apply.error === null ? null : <ImportProblem error={apply.error} />}
        <Entries entries={report.entries} />
        <Warnings warnings={report.warnings} />
        {count === 0 ? null : (
          <TextArea label="Why" isOptional={!asked.isReasonRequired} rows={2} value={reason} onChange={setReason} />
        )}
        {asked.confirmation === null ? null : (
          <TextField
            isMonospace
            label={
              <>
                Type <span className="mono text-t1">{asked.confirmation}</span> to confirm
              </>
            }
            value={confirmation}
            onChange={setConfirmation}
          />
        )}
      </div>
    </Dialog>
  )
}

function useImport(project: string, onDone: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { document: unknown; reason?: string; confirmation?: string }) =>
      api.call(importProject, { params: { project }, body }),
    onSuccess: async ({ added, changed }) => {
      showToast({ tone: 'ok', title: `Imported: ${formatCount(added)} added, ${formatCount(changed)} changed` })
      onDone()
      await queries.invalidateQueries()
    },
  })
}

const ROW_PX = 52
const MAX_HEIGHT_PX = 300

function Entries({ entries }: Pick<ImportReport, 'entries'>) {
  if (entries.length === 0) return <p className="text-t2">The project is already as the file says.</p>
  return (
    <div
      className="rounded-md border border-line"
      style={{ height: Math.min(MAX_HEIGHT_PX, entries.length * ROW_PX + 2) }}
    >
      <VirtualList
        label="What the import does"
        items={entries}
        itemId={({ kind, key, environment }) => JSON.stringify([kind, key, environment])}
        estimatedHeight={ROW_PX}
        className="h-full"
        renderItem={({ kind, key, environment, verdict, sentences }) => (
          <div className="border-b border-line px-3 py-1.5">
            <p className="flex min-h-5 flex-wrap items-center gap-x-2 text-xs">
              <Badge tone={verdict === 'added' ? 'ok' : 'run'}>{verdict}</Badge>
              <span className="text-t2">{kind.replace('-', ' ')}</span>
              <span className="mono wrap-anywhere">{key}</span>
              {environment === null ? null : <span className="text-t3">in {environment}</span>}
            </p>
            {sentences.map((sentence, index) => (
              <p key={index} className="text-xs wrap-anywhere text-t2" dir="auto">
                {sentence}
              </p>
            ))}
          </div>
        )}
      />
    </div>
  )
}

function Warnings({ warnings }: Pick<ImportReport, 'warnings'>) {
  if (warnings.length === 0) return null
  return (
    <section aria-label="Warnings" className="rounded-md bg-wait-bg px-3 py-2 text-xs text-wait">
      <ul className="flex max-h-40 flex-col gap-0.5 overflow-y-auto">
        {warnings.map(({ path, message }) => (
          <li key={path + message} className="wrap-anywhere">
            <span className="mono">{path}</span>: {message}
          </li>
        ))}
      </ul>
    </section>
  )
}
