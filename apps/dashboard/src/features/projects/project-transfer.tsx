import { exportProject, importProject, type ImportReport } from '@guidon/api'
import { useMutation } from '@tanstack/react-query'
import { Download, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { api } from '../../lib/api.ts'
import { reasonOf } from '../../lib/can.ts'
import { downloadText } from '../../lib/download.ts'
import { useCan } from '../../lib/use-project.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { ImportDialog } from './import-dialog.tsx'
import { ImportProblem } from './import-problem.tsx'

/** The project as a file, out and in. */
export function ProjectTransfer({ project }: { project: string }) {
  const canExport = useCan('project:export')
  const canImport = useCan('project:import')
  const input = useRef<HTMLInputElement>(null)
  const [preview, setPreview] = useState<{ readonly document: unknown; readonly report: ImportReport } | null>(null)
  const load = useMutation({
    mutationFn: async () => api.call(exportProject, { params: { project } }),
    onSuccess: (document) =>
      downloadText(`${project}.guidon.json`, 'application/json', `${JSON.stringify(document, null, 2)}\n`),
    onError: ({ message }) => showToast({ tone: 'bad', title: 'Not exported', detail: message }),
  })
  const look = useMutation({
    mutationFn: async (file: File) => {
      const document = readDocument(file.name, await file.text())
      const report = await api.call(importProject, { params: { project }, body: { document, dryRun: true } })
      return { document, report }
    },
    onSuccess: setPreview,
  })
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="line"
          size={32}
          isLoading={load.isPending}
          disabledReason={reasonOf(canExport)}
          onClick={() => load.mutate()}
        >
          <Download size={14} aria-hidden />
          Export
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label="File to import"
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file !== undefined) look.mutate(file)
          }}
        />
        <Button
          variant="line"
          size={32}
          isLoading={look.isPending}
          disabledReason={reasonOf(canImport)}
          onClick={() => input.current?.click()}
        >
          <Upload size={14} aria-hidden />
          Import a file…
        </Button>
      </div>
      <p className="text-xs text-t3">
        An import adds and changes what the file holds and removes nothing. You see what it would do before it does it.
      </p>
      {look.error === null ? null : <ImportProblem error={look.error} />}
      {preview === null ? null : <ImportDialog project={project} {...preview} onClose={() => setPreview(null)} />}
    </>
  )
}

function readDocument(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${name} is no JSON: ${error instanceof Error ? error.message : ''}`)
  }
}
