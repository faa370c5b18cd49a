import { useNavigate } from '@tanstack/react-router'
import { Check, ChevronDown } from 'lucide-react'
import { environmentShape } from '../lib/environment-shape.ts'
import { rememberEnvironment } from '../lib/remembered-environment.ts'
import { projectRoute } from '../lib/root-route.ts'
import { useEnvironment, useEnvironments } from '../lib/use-project.ts'
import { cx } from '../ui/cx.ts'
import { EnvironmentShapeMark } from '../ui/environment-shape.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'

const MAX_SEGMENTS = 5

/** Changes the environment and nothing else: screen, filter and scroll stay. */
export function useSwitchEnvironment(): (environment: string) => void {
  const { project } = projectRoute.useParams()
  const navigate = useNavigate()
  return (environment) => {
    rememberEnvironment(project, environment)
    void navigate({
      to: '.',
      search: (search: object) => ({ ...search, env: environment }),
      replace: true,
      resetScroll: false,
    })
  }
}

export function EnvironmentSwitcher() {
  const environments = useEnvironments()
  const isFew = environments.length <= MAX_SEGMENTS
  return (
    <>
      {isFew ? <EnvironmentSegments /> : null}
      <div className={isFew ? 'md:hidden' : undefined}>
        <EnvironmentMenu />
      </div>
    </>
  )
}

function EnvironmentSegments() {
  const environments = useEnvironments()
  const current = useEnvironment()
  const change = useSwitchEnvironment()
  return (
    <div role="group" aria-label="Environment" className="flex items-center rounded-md bg-sub p-0.5 max-md:hidden">
      {environments.map((environment) => (
        <button
          key={environment.key}
          type="button"
          aria-pressed={environment.key === current.key}
          onClick={() => change(environment.key)}
          className={cx(
            'inline-flex h-6 items-center gap-1.5 rounded-[5px] px-2 text-xs font-medium',
            environment.key === current.key ? 'bg-panel text-t1 shadow-card' : 'text-t2 hover:text-t1',
          )}
        >
          <EnvironmentShapeMark shape={environmentShape(environment)} />
          <span className="max-w-32 truncate">{environment.name}</span>
        </button>
      ))}
    </div>
  )
}

function EnvironmentMenu() {
  const environments = useEnvironments()
  const current = useEnvironment()
  const change = useSwitchEnvironment()
  const trigger = (
    <button
      type="button"
      aria-label={`Environment: ${current.name}`}
      className="inline-flex h-7 items-center gap-1.5 rounded-md border border-ctl bg-panel px-2 text-xs font-medium"
    >
      <EnvironmentShapeMark shape={environmentShape(current)} />
      <span className="max-w-28 truncate">{current.name}</span>
      <ChevronDown size={13} aria-hidden />
    </button>
  )
  return (
    <Menu trigger={trigger} label="Environment">
      {environments.map((environment) => (
        <MenuItem key={environment.key} onClick={() => change(environment.key)}>
          <EnvironmentShapeMark shape={environmentShape(environment)} />
          {environment.name}
          {environment.key === current.key ? <Check size={13} className="ms-auto" aria-label="shown" /> : null}
        </MenuItem>
      ))}
    </Menu>
  )
}
