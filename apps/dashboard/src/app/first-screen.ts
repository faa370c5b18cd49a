import { ApiError, getMe, listProjects } from '@guidon/api'
import { redirect } from '@tanstack/react-router'
import { api } from '../lib/api.ts'
import { queryClient } from '../lib/query-client.ts'
import { session } from '../lib/session.ts'

const LAST_PROJECT = 'guidon.project'

export function rememberProject(project: string): void {
  localStorage.setItem(LAST_PROJECT, project)
}

/** From `/` to where the person was last, or to the first project, or to signing in. */
export async function toFirstScreen() {
  try {
    await queryClient.ensureQueryData({ queryKey: ['me'], queryFn: () => api.call(getMe), retry: false })
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    session.write('open')
    return redirect({ to: '/sign-in', throw: true })
  }
  const { items } = await api.call(listProjects, {})
  const last = localStorage.getItem(LAST_PROJECT)
  const project = items.find(({ key }) => key === last) ?? items[0]
  if (project === undefined) throw new Error('This server has no project. Create one with: npx guidon project create')
  return redirect({ to: '/p/$project', params: { project: project.key }, throw: true })
}
