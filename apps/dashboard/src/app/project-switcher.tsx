import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Check, ChevronsUpDown, Plus } from 'lucide-react'
import { reasonOf } from '../lib/can.ts'
import { projectsQuery } from '../lib/projects-query.ts'
import { useCan, useEnvironments, useProject } from '../lib/use-project.ts'
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx'
import { Logo } from '../ui/logo.tsx'
import { openNewProject } from './new-project-state.ts'

/** Which project is shown, and a menu of the others. */
export function ProjectSwitcher({ isNarrow }: { isNarrow: boolean }) {
  const project = useProject()
  const environments = useEnvironments()
  const navigate = useNavigate()
  const projects = useQuery(projectsQuery)
  const canCreate = useCan('project:create')
  const trigger = (
    <button
      type="button"
      {...(isNarrow ? { 'aria-label': `Project ${project.name}` } : {})}
      className="mb-2 flex shrink-0 items-center gap-2 rounded-md px-1 py-1 text-start hover:bg-sub"
    >
      <Logo />
      {isNarrow ? null : (
        <>
          <span className="min-w-0 flex-1">
            <span className="sr-only">Project </span>
            <b className="block truncate text-sm font-semibold leading-4">{project.name}</b>
            <span className="block truncate text-2xs leading-4 text-t3">
              project · {environments.length} environments
            </span>
          </span>
          <ChevronsUpDown size={13} className="text-t3" aria-hidden />
        </>
      )}
    </button>
  )
  return (
    <Menu trigger={trigger} label="Projects">
      {(projects.data ?? [project]).map(({ key, name }) => (
        <MenuItem key={key} onClick={() => void navigate({ to: '/p/$project', params: { project: key }, search: {} })}>
          {name}
          {key === project.key ? <Check size={13} className="ms-auto" aria-label="shown" /> : null}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem disabledReason={reasonOf(canCreate)} onClick={openNewProject}>
        <Plus size={13} aria-hidden />
        New project…
      </MenuItem>
    </Menu>
  )
}
