import { createStore } from '../lib/store.ts'

export interface ConfirmRequest {
  /** The question: "Archive gradebook-grid-v2?" */
  readonly title: string
  /** What will come of it. */
  readonly detail: string
  /** Verb and object: "Archive gradebook-grid-v2". */
  readonly verb: string
  /** It destroys something. @default false */
  readonly isDanger?: boolean
  /** What must be typed first, as a rule the key of the object. */
  readonly typeToConfirm?: string
}

export interface PendingConfirm extends ConfirmRequest {
  readonly answer: (isConfirmed: boolean) => void
}

export const pendingConfirm = createStore<PendingConfirm | null>(null)

/** Asks before something that is hard to take back. A question that is still open is answered with no. */
export async function confirm(request: ConfirmRequest): Promise<boolean> {
  pendingConfirm.read()?.answer(false)
  return new Promise<boolean>((resolve) => {
    pendingConfirm.write({
      ...request,
      answer: (isConfirmed) => {
        pendingConfirm.write(null)
        resolve(isConfirmed)
      },
    })
  })
}
