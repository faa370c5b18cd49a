import { createSegment, type Environment } from '@guidon/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { environmentShape } from '../../lib/environment-shape.ts'
import { keyFromName } from '../../lib/key-from-name.ts'
import { projectRoute } from '../../lib/root-route.ts'
import { WriteButton } from '../../lib/write-button.tsx'
import { Button } from '../../ui/button.tsx'
import { ChipsInput } from '../../ui/chips-input.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnvironmentShapeMark } from '../../ui/environment-shape.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast-state.ts'

const MAX_KEY_LENGTH = 256

interface NewSegmentDialogProps {
  readonly environment: Environment
  readonly onClose: () => void
}

/** Makes an empty segment in one environment, and goes to it. */
export function NewSegmentDialog({ environment, onClose }: NewSegmentDialogProps) {
  const [name, setName] = useState('')
  const [ownKey, setOwnKey] = useState<string | null>(null)
  const [description, setDescription] = useState('')
  const [tags, setTags] = useState<readonly string[]>([])
  const [isTried, setIsTried] = useState(false)
  const key = ownKey ?? keyFromName(name, MAX_KEY_LENGTH)
  const create = useCreation(environment)
  const problem = keyProblem(key)
  const submit = (): void => {
    setIsTried(true)
    if (problem !== null) return
    create.mutate({ key, name: name.trim() || key, description: description.trim(), tags: [...tags] })
  }
  return (
    <Dialog
      isOpen
      title="New segment"
      note={
        <span className="flex items-center gap-1.5">
          <EnvironmentShapeMark shape={environmentShape(environment)} />
          in {environment.name}
        </span>
      }
      description="Empty at first: it lets nobody in before you list keys or add rules."
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button size={32} onClick={onClose}>
            Cancel
          </Button>
          <WriteButton type="submit" size={32} variant="primary" isLoading={create.isPending}>
            Create segment
          </WriteButton>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField label="Name" value={name} onChange={setName} maxLength={256} />
        <TextField
          label="Key"
          isMonospace
          hint="What rules name it by. It cannot be changed later."
          value={key}
          onChange={(next) => setOwnKey(next === '' ? null : next)}
          error={isTried ? (problem ?? create.error?.message ?? null) : null}
        />
        <TextArea label="Description" isOptional rows={2} value={description} onChange={setDescription} />
        <ChipsInput label="Tags" isOptional values={tags} onChange={setTags} isMonospace={false} />
      </div>
    </Dialog>
  )
}

function useCreation(environment: Environment) {
  const { project } = projectRoute.useParams()
  const navigate = useNavigate()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { key: string; name: string; description: string; tags: string[] }) =>
      api.call(createSegment, { params: { project, environment: environment.key }, body }),
    onSuccess: async ({ definition }) => {
      await queries.invalidateQueries({ queryKey: ['segments', project, 'list'] })
      showToast({ tone: 'ok', title: `Created ${definition.key} in ${environment.name}` })
      await navigate({ to: '/p/$project/segments/$segment', params: { project, segment: definition.key } })
    },
  })
}

function keyProblem(key: string): string | null {
  if (key === '') return 'Give the segment a name or a key.'
  return /^[A-Za-z0-9._-]+$/.test(key) ? null : 'A key has letters, digits, ".", "_" and "-" only.'
}
