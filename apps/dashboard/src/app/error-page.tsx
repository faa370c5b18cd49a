import { ApiError } from '@guidon/api'
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'

/** A screen that could not be shown: what failed, and how to go on. The shell around it stays usable. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = (): void => {
    reset()
    void router.invalidate()
  }
  const requestId = error instanceof ApiError ? error.problem.requestId : ''
  return (
    <section role="alert" className="mx-auto flex max-w-xl flex-col items-start gap-3 p-12">
      <h1 className="text-lg font-semibold">This screen could not be shown</h1>
      <p className="text-t2">{error instanceof Error ? error.message : String(error)}</p>
      {requestId === '' ? null : <p className="mono text-xs text-t3">request {requestId}</p>}
      <button
        type="button"
        className="h-8 rounded-md bg-accent px-3 text-xs font-medium text-accent-ink"
        onClick={retry}
      >
        Try again
      </button>
    </section>
  )
}
