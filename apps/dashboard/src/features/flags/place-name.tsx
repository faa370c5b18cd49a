import { environmentShape } from '../../lib/environment-shape.ts'
import { useEnvironments } from '../../lib/use-project.ts'
import { EnvironmentShapeMark } from '../../ui/environment-shape.tsx'

/** An environment by its key, with its shape; `null` for all of them. */
export function PlaceName({ environment }: { environment: string | null }) {
  const found = useEnvironments().find(({ key }) => key === environment)
  if (environment === null) return <span className="font-medium">All environments</span>
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 font-medium">
      {found === undefined ? null : <EnvironmentShapeMark shape={environmentShape(found)} />}
      <span className="truncate">{found?.name ?? environment}</span>
    </span>
  )
}
