import type { SdkConnected } from '@guidon/api'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLiveEvents } from '../../lib/live.ts'
import { sdksQuery } from '../../lib/sdks-query.ts'

/** A program that is connected now. */
export interface ConnectedSdk {
  readonly name: string
  readonly version: string
  readonly application: string
  readonly platform: string
  readonly transport: string
  /** Epoch ms. */
  readonly at: number
}

/** Programs that are connected to an environment, the latest first: those that were, and each that comes at once. */
export function useConnectedSdks(project: string, environment: string): readonly ConnectedSdk[] {
  const { data: sdks = [] } = useQuery(sdksQuery(project, environment))
  const [arrived, setArrived] = useState<readonly (ConnectedSdk & { environment: string })[]>([])
  const queries = useQueryClient()
  useLiveEvents((event) => {
    if (event.type !== 'sdk.connected' || event.environment === null) return
    const sdk = event.data as SdkConnected
    setArrived((before) => [{ ...sdk, environment: event.environment!, at: event.createdAt }, ...before].slice(0, 20))
    void queries.invalidateQueries({ queryKey: ['sdks', project] })
  })
  const here = arrived.filter((sdk) => sdk.environment === environment)
  const before = sdks
    .filter(({ instances, transport }) => instances > 0 && transport !== 'events')
    .map((sdk) => ({ ...sdk, at: sdk.lastSeenAt }))
    .filter((sdk) => !here.some((one) => one.name === sdk.name && one.version === sdk.version))
  return [...here, ...before]
}
