import { createStore } from './store.ts'

/** Why a sign-in link did not work, for the sign-in page; `null` when none was tried or it worked. */
export const signInProblem = createStore<string | null>(null)
