import { updateProject } from '@guidon/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { reasonOf } from '../../lib/can.ts'
import { useCan, useProject } from '../../lib/use-project.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { fieldProblem, generalProblem } from './project-queries.ts'

export function ProjectName() {
  const { key, name } = useProject()
  const canUpdate = useCan('project:update')
  const [typed, setTyped] = useState(name)
  const queries = useQueryClient()
  const rename = useMutation({
    mutationFn: () => api.call(updateProject, { params: { project: key }, body: { name: typed.trim() } }),
    onSuccess: async (project) => {
      await queries.invalidateQueries({ queryKey: ['projects'] })
      setTyped(project.name)
      showToast({ tone: 'ok', title: `The project is now called ${project.name}` })
    },
  })
  const nothing = typed.trim() === name ? 'Nothing has changed.' : typed.trim() === '' ? 'Give it a name first.' : null
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (nothing === null) rename.mutate()
      }}
    >
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          label="Name"
          className="min-w-60 flex-1"
          value={typed}
          onChange={setTyped}
          maxLength={100}
          readOnly={canUpdate !== true}
          error={fieldProblem(rename.error, 'name') ?? generalProblem(rename.error, ['name'])}
        />
        <Button
          type="submit"
          variant="line"
          size={32}
          isLoading={rename.isPending}
          disabledReason={reasonOf(canUpdate) ?? nothing}
        >
          Rename
        </Button>
      </div>
      <p className="flex items-center gap-1 text-xs text-t2">
        Key <span className="mono text-t1">{key}</span>
        <CopyButton text={key} label="Copy the project's key" />
      </p>
    </form>
  )
}
