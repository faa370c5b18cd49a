import { signIn } from '@guidon/api'
import { api } from '../lib/api.ts'
import { signInProblem } from '../lib/sign-in-problem.ts'
import { tellSignedIn } from './signed-in-elsewhere.ts'

/** Signs in with the link in the address. It is used up by one visit, so it must not stay in the address or the history. */
export async function useSignInLink(): Promise<void> {
  const link = new URLSearchParams(location.hash.slice(1)).get('sign-in')
  if (link === null) return
  history.replaceState(null, '', location.pathname + location.search)
  try {
    await api.call(signIn, { body: { link } })
    tellSignedIn()
  } catch (error) {
    signInProblem.write(error instanceof Error ? error.message : String(error))
  }
}

// A link that is opened in a tab that shows the dashboard changes the address only.
addEventListener('hashchange', () => {
  if (location.hash.startsWith('#sign-in=')) location.reload()
})
