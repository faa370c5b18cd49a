import { updateEnvironment, type Environment } from '@guidon/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ArrowDown, ArrowUp, ChevronRight, Plus } from 'lucide-react'
import { api } from '../../lib/api.ts'
import { reasonOf } from '../../lib/can.ts'
import { environmentShape } from '../../lib/environment-shape.ts'
import { environmentsQuery } from '../../lib/root-route.ts'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { useCan, useEnvironments } from '../../lib/use-project.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { EnvironmentShapeMark } from '../../ui/environment-shape.tsx'
import { announce } from '../../ui/live-region.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { NewEnvironmentDialog } from './new-environment-dialog.tsx'

const settingsRoute = getRouteApi('/p/$project/settings')

/** The environments in their order, which is edited here. */
export function EnvironmentList({ project }: { project: string }) {
  const environments = useEnvironments()
  const { new: isCreating = false } = settingsRoute.useSearch()
  const navigate = useNavigate({ from: '/p/$project/settings' })
  const canCreate = useCan('environment:create')
  const move = useMove(project)
  const show = (isOpen: boolean): void =>
    void navigate({ search: (before) => ({ ...before, new: isOpen ? true : undefined }), replace: true })
  useShortcuts('Settings', [{ keys: 'c', does: 'new environment', run: () => show(true) }])
  return (
    <>
      <ol aria-label="Environments" className="card divide-y divide-line">
        {environments.map((environment, index) => (
          <EnvironmentRow
            key={environment.key}
            project={project}
            environment={environment}
            isFirst={index === 0}
            isLast={index === environments.length - 1}
            onMove={(by) => move.mutate({ environment, position: index + by })}
            isMoving={move.isPending}
          />
        ))}
      </ol>
      <Button
        variant="line"
        size={32}
        className="self-start"
        disabledReason={reasonOf(canCreate)}
        onClick={() => show(true)}
      >
        <Plus size={14} aria-hidden />
        New environment
      </Button>
      {isCreating ? <NewEnvironmentDialog project={project} onClose={() => show(false)} /> : null}
    </>
  )
}

function useMove(project: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ environment, position }: { environment: Environment; position: number }) =>
      api.call(updateEnvironment, { params: { project, environment: environment.key }, body: { position } }),
    onSuccess: async ({ name, position }) => {
      await queries.invalidateQueries({ queryKey: environmentsQuery(project).queryKey })
      announce(`${name} is now number ${position + 1}`)
    },
    onError: ({ message }) => showToast({ tone: 'bad', title: 'Not moved', detail: message }),
  })
}

interface EnvironmentRowProps {
  readonly project: string
  readonly environment: Environment
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isMoving: boolean
  readonly onMove: (by: 1 | -1) => void
}

function EnvironmentRow({ project, environment, isFirst, isLast, isMoving, onMove }: EnvironmentRowProps) {
  const { key, name, isCritical, requiresReason, isSecureMode } = environment
  const may = reasonOf(useCan('environment:update')) ?? (isMoving ? 'It is being moved.' : null)
  return (
    <li className="relative flex flex-wrap items-center gap-x-2.5 gap-y-1 py-2 ps-4 pe-2 hover:bg-sub/60">
      <EnvironmentShapeMark shape={environmentShape(environment)} />
      <span className="flex min-w-0 flex-1 flex-col">
        <Link
          to="/p/$project/settings/environments/$environment"
          params={{ project, environment: key }}
          className="flex min-h-6 items-center font-medium after:absolute after:inset-0 hover:underline"
          dir="auto"
        >
          <span className="truncate">{name}</span>
        </Link>
        <span className="mono truncate text-xs text-t3">{key}</span>
      </span>
      <span className="flex flex-wrap items-center gap-1.5">
        {isCritical ? <Badge tone="bad">critical</Badge> : null}
        {requiresReason ? <Badge tone="wait">asks for a reason</Badge> : null}
        {isSecureMode ? <Badge tone="ice">secure mode</Badge> : null}
      </span>
      <span className="relative z-1 flex">
        <IconButton
          label={`Move ${name} up`}
          disabledReason={may ?? (isFirst ? 'It is the first environment.' : null)}
          onClick={() => onMove(-1)}
        >
          <ArrowUp size={14} aria-hidden />
        </IconButton>
        <IconButton
          label={`Move ${name} down`}
          disabledReason={may ?? (isLast ? 'It is the last environment.' : null)}
          onClick={() => onMove(1)}
        >
          <ArrowDown size={14} aria-hidden />
        </IconButton>
      </span>
      <ChevronRight size={15} aria-hidden className="shrink-0 text-t3 rtl:rotate-180" />
    </li>
  )
}
