import { createStore } from '../lib/store.ts'

type RailState = 'wide' | 'narrow'

const KEY = 'guidon.rail'

export const railState = createStore<RailState>(localStorage.getItem(KEY) === 'narrow' ? 'narrow' : 'wide')

export function toggleRail(): void {
  const next = railState.read() === 'wide' ? 'narrow' : 'wide'
  localStorage.setItem(KEY, next)
  railState.write(next)
}
