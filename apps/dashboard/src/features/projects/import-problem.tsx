import { ApiError } from '@guidon/api'

const SHOWN = 12

/** Why a file cannot be imported, with each mistake at its place. */
export function ImportProblem({ error }: { error: Error }) {
  const issues = error instanceof ApiError ? (error.problem.issues ?? []) : []
  return (
    <div role="alert" className="rounded-md bg-bad-bg px-3 py-2 text-bad">
      <p className="text-sm">{error.message}</p>
      {issues.length === 0 ? null : (
        <ul className="mt-1 flex flex-col gap-0.5 text-xs">
          {issues.slice(0, SHOWN).map(({ path, message }) => (
            <li key={path + message} className="wrap-anywhere">
              <span className="mono">{path}</span>: {message}
            </li>
          ))}
          {issues.length <= SHOWN ? null : <li>and {issues.length - SHOWN} more</li>}
        </ul>
      )}
    </div>
  )
}
