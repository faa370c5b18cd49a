import { ApiError } from '@guidon/api'
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { ErrorState } from '../ui/error-state.tsx'
import { Page } from '../ui/page.tsx'
import { NotFoundPage } from './not-found-page.tsx'

/** A screen that could not be shown: what failed, and how to go on. The shell around it stays usable. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = (): void => {
    reset()
    void router.invalidate()
  }
  const problem = error instanceof ApiError ? error.problem : null
  if (problem?.status === 404) return <NotFoundPage />
  return (
    <Page title="Error">
      <ErrorState
        title="This screen could not be shown"
        detail={problem === null ? reasonOf(error) : problem.detail}
        requestId={problem?.requestId}
        onRetry={retry}
        className="py-12"
      />
    </Page>
  )
}

/** Browsers say "Failed to fetch" when the server is away, and name the file when a part of the program is missing. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (/dynamically imported module|Importing a module script/i.test(message)) {
    return 'A part of the dashboard could not be loaded: the server may have been updated. Load the page again.'
  }
  if (/failed to fetch|networkerror|load failed/i.test(message)) {
    return 'The server cannot be reached. It may be restarting, or your connection is gone.'
  }
  return message
}
