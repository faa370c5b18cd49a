import { useEffect, useState } from 'react'
import { formatAgo } from '../../lib/format.ts'
import { serverNow } from '../../lib/server-time.ts'
import type { ConnectedSdk } from './use-connected-sdks.ts'

/** After this long without a program, the usual causes help. */
const PATIENCE_MS = 20_000

/** Whether a program is connected; changes by itself. */
export function ConnectedLine({ connected }: { connected: readonly ConnectedSdk[] }) {
  const [sdk] = connected
  const isLate = useIsLate(sdk === undefined)
  if (sdk === undefined) return <Waiting isLate={isLate} />
  const { name, version, application, platform, transport, at } = sdk
  const parts = [`${name} ${version}`, platform, application, formatAgo(at, serverNow())].filter((part) => part !== '')
  return (
    <div role="status" className="flex flex-wrap items-center gap-2.5 rounded-lg bg-ok-bg px-3 py-2.5 text-sm">
      <i aria-hidden className="live size-2.5 rounded-full bg-okf" />
      <span className="min-w-0 wrap-anywhere">
        <b className="font-semibold">Connected.</b> {parts.join(' · ')}
      </span>
      <span className="ms-auto font-medium text-ok">{transport}</span>
    </div>
  )
}

function Waiting({ isLate }: { isLate: boolean }) {
  return (
    <div role="status" className="flex flex-col gap-1 rounded-lg bg-sub px-3 py-2.5 text-sm text-t2">
      <span className="flex items-center gap-2.5">
        <i aria-hidden className="live size-2.5 rounded-full border-2 border-ctl" />
        Waiting for your program to connect…
      </span>
      {isLate ? (
        <ul className="list-disc ps-10 text-xs">
          <li>Does the program run, and can it reach this address from where it runs?</li>
          <li>
            Is the key of this environment, and of the right kind (servers: sdk-…, mobile: mob-…, browsers: the id)?
          </li>
          <li>Are all three addresses set? SDKs send the rest to LaunchDarkly.</li>
          <li>Does a proxy in between hold streams back?</li>
        </ul>
      ) : null}
    </div>
  )
}

function useIsLate(isWaiting: boolean): boolean {
  const [isLate, setIsLate] = useState(false)
  // Time passes without React.
  useEffect(() => {
    setIsLate(false)
    if (!isWaiting) return undefined
    const timer = setTimeout(() => setIsLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [isWaiting])
  return isLate
}
