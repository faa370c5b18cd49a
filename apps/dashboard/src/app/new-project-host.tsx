import { lazy, Suspense } from 'react'
import { useStore } from '../lib/store.ts'
import { isNewProjectOpen } from './new-project-state.ts'

const NewProjectDialog = lazy(async () => ({
  default: (await import('../features/projects/new-project-dialog.tsx')).NewProjectDialog,
}))

/** Shows the dialog for a new project when it is asked for. */
export function NewProjectHost() {
  const isOpen = useStore(isNewProjectOpen)
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <NewProjectDialog onClose={() => isNewProjectOpen.write(false)} />
    </Suspense>
  )
}
