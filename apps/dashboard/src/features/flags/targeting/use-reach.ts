import { getFlagReach, type Instruction, type Operation } from '@guidon/api'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../../../lib/api.ts'
import { PAUSE_MS } from '../../../lib/draft/use-plan.ts'
import { useSettled } from '../../../lib/use-settled.ts'
import type { FlagPlace } from '../flag-queries.ts'
import { readReach, type Reach } from './flag-reach.ts'

/** SDKs report contexts without telling the dashboard. */
const EVERY_MS = 10_000

const reachQuery = (project: string, { environment, flag }: FlagPlace, instructions: readonly Instruction[]) =>
  queryOptions({
    queryKey: ['flags', project, 'one', flag, 'reach', environment, instructions],
    queryFn: ({ signal }) =>
      api.call(getFlagReach, {
        params: { project, environment, flag },
        body: { instructions: [...instructions] },
        signal,
      }),
    refetchInterval: EVERY_MS,
    retry: false,
  })

const NOTHING: readonly Instruction[] = []

/** How many contexts each rule reaches, with the draft's edits after a pause in editing; `null` until it is known. */
export function useReach(project: string, place: FlagPlace, operation: Operation | null): Reach | null {
  const { data: saved } = useQuery(reachQuery(project, place, NOTHING))
  const asked = useSettled(operation, PAUSE_MS)
  const { data: draft } = useQuery({
    ...reachQuery(project, place, asked?.instructions ?? NOTHING),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const edited = operation === null || asked === null ? null : (draft ?? null)
  return useMemo(() => (saved === undefined ? null : readReach(saved, edited)), [saved, edited])
}
