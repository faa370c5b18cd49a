import { ApiError } from '@guidon/api'
import { requestIdOf } from '../../lib/request-id.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Glyph } from '../../ui/glyph.tsx'

/** Why it did not work, and what to do; what was written stays. */
export function ProblemNote({ title, error }: { title: string; error: Error }) {
  const requestId = requestIdOf(error)
  return (
    <section role="alert" className="mb-4 rounded-lg border border-badf bg-bad-bg p-3 text-sm">
      <h3 className="flex items-center gap-2 font-semibold text-bad">
        <Glyph status="bad" /> {title}
      </h3>
      <p className="mt-1 wrap-anywhere text-t1">{adviceFor(error)}</p>
      {requestId === '' ? null : (
        <p className="mt-1 flex items-center gap-1 text-xs text-t2">
          Request <span className="mono">{requestId}</span>
          <CopyButton text={requestId} label="Copy the request number" />
        </p>
      )}
    </section>
  )
}

function adviceFor(error: Error): string {
  if (!(error instanceof ApiError)) {
    return 'The server cannot be reached. Your edits are kept: try again, and they are applied once, however often you try.'
  }
  if (error.status === 401) return 'Your session has ended. Sign in again and repeat: your edits are kept.'
  return error.problem.detail
}
