import { createStore } from '../lib/store.ts'

export interface ToastRequest {
  /** `bad` stays until it is closed. */
  readonly tone: 'ok' | 'bad'
  /** What happened: "Turned on checkout in Production (v42)". */
  readonly title: string
  readonly detail?: string
  /** As a rule Undo. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

export interface ShownToast extends ToastRequest {
  readonly id: number
}

const MAX_SHOWN = 4

export const shownToasts = createStore<readonly ShownToast[]>([])
let lastId = 0

/** Tells the result of something. It must be visible on the screen as well. */
export function showToast(request: ToastRequest): void {
  lastId += 1
  shownToasts.write([...shownToasts.read(), { ...request, id: lastId }].slice(-MAX_SHOWN))
}

export function closeToast(id: number): void {
  shownToasts.write(shownToasts.read().filter((toast) => toast.id !== id))
}
