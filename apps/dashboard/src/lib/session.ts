import { createStore } from './store.ts'

/**
 * Whether the server still knows who we are. `ended` shows the sign-in dialog over the screen: what was being edited
 * stays where it is.
 */
export const session = createStore<'open' | 'ended'>('open')
