import { ApiError, createFlag } from '@guidon/api'
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { api } from '../../../lib/api.ts'
import { reasonOf } from '../../../lib/can.ts'
import { meQuery, projectRoute } from '../../../lib/root-route.ts'
import { useCan } from '../../../lib/use-project.ts'
import { WriteButton } from '../../../lib/write-button.tsx'
import { Button } from '../../../ui/button.tsx'
import { Drawer } from '../../../ui/drawer.tsx'
import { showToast } from '../../../ui/toast-state.ts'
import { flagSearchQuery } from '../flag-queries.ts'
import { EMPTY_FORM, keyOf, problemsOf, toRequest, type NewFlagForm } from './new-flag-form.ts'
import { NewFlagFields } from './new-flag-fields.tsx'

const MIN_SIMILAR_LENGTH = 4

/** Makes a flag, off in every environment, and goes to it. */
export function NewFlagDrawer({ onClose }: { onClose: () => void }) {
  const { project } = projectRoute.useParams()
  const { data: me } = useSuspenseQuery(meQuery)
  const [form, setForm] = useState(EMPTY_FORM)
  const [isTried, setIsTried] = useState(false)
  const formId = useId()
  const cannot = reasonOf(useCan('flag:create'))
  const navigate = useNavigate()
  const queries = useQueryClient()
  const create = useMutation({
    mutationFn: () => api.call(createFlag, { params: { project }, body: toRequest(form, me.name) }),
    onSuccess: async ({ definition }) => {
      await queries.invalidateQueries({ queryKey: ['flags', project, 'list'] })
      showToast({ tone: 'ok', title: `Created ${definition.key}, off in every environment` })
      await navigate({ to: '/p/$project/flags/$flag', params: { project, flag: definition.key } })
    },
  })
  const problems = problemsOf(form)
  const submit = (): void => {
    setIsTried(true)
    if (cannot === null && Object.keys(problems).length === 0) create.mutate()
  }
  return (
    <Drawer
      isOpen
      onClose={onClose}
      title="New flag"
      note="Made in every environment, switched off"
      width={480}
      footer={
        <>
          <Button size={32} onClick={onClose}>
            Cancel
          </Button>
          <WriteButton
            size={32}
            variant="primary"
            type="submit"
            form={formId}
            isLoading={create.isPending}
            disabledReason={cannot}
          >
            Create flag
          </WriteButton>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4 p-4"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <NewFlagFields form={form} onChange={setForm} problems={isTried ? problems : {}} />
        <SimilarFlags form={form} />
        {create.error === null ? null : <CreationProblem error={create.error} />}
      </form>
    </Drawer>
  )
}

/** Flags that may be what is being made again. */
function SimilarFlags({ form }: { form: NewFlagForm }) {
  const { project } = projectRoute.useParams()
  const key = keyOf(form)
  const { data } = useQuery({ ...flagSearchQuery(project, key), enabled: key.length >= MIN_SIMILAR_LENGTH })
  const similar = key.length >= MIN_SIMILAR_LENGTH ? (data ?? []).slice(0, 3) : []
  if (similar.length === 0) return null
  return (
    <p role="status" className="text-xs text-t2">
      Similar:{' '}
      {similar.map((flag, index) => (
        <span key={flag.key}>
          {index === 0 ? '' : ', '}
          <Link
            to="/p/$project/flags/$flag"
            params={{ project, flag: flag.key }}
            className="mono text-accent underline"
          >
            {flag.key}
          </Link>
        </span>
      ))}
    </p>
  )
}

function CreationProblem({ error }: { error: Error }) {
  const issues = error instanceof ApiError ? (error.problem.issues ?? []) : []
  return (
    <div role="alert" className="rounded-md bg-bad-bg px-3 py-2 text-sm text-bad">
      <p>{error.message}</p>
      {issues.map(({ path, message }) => (
        <p key={path + message} className="text-xs">
          {path}: {message}
        </p>
      ))}
    </div>
  )
}
