import { useRouterState } from '@tanstack/react-router'

/** A line at the top while the next screen loads; a quick one shows none. */
export function NavigationProgress() {
  const isLoading = useRouterState({ select: ({ status }) => status === 'pending' })
  if (!isLoading) return null
  return (
    <div
      role="progressbar"
      aria-label="Loading the screen"
      className="animate-appear-late pointer-events-none fixed inset-x-0 top-0 z-70 h-0.5 overflow-hidden"
    >
      <i className="block size-full animate-shimmer bg-accent" />
    </div>
  )
}
