import { createStore } from '../lib/store.ts'

export const isNewProjectOpen = createStore(false)

export function openNewProject(): void {
  isNewProjectOpen.write(true)
}
