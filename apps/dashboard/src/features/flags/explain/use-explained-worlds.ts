import type { ConfiguredFlag } from '@guidon/model'
import { useMemo } from 'react'
import { compileWorld, type EvaluatedWorld } from '../../../lib/evaluation/flag-world.ts'
import { useRelated } from './use-related.ts'

export interface ExplainedFlag {
  readonly project: string
  readonly environment: string
  readonly saved: ConfiguredFlag
  /** As it is being edited; `null` when it is not. */
  readonly draft: ConfiguredFlag | null
}

/** A flag with all that it depends on, saved and drafted; `null` until all of it has loaded. */
export function useExplainedWorlds({ project, environment, saved, draft }: ExplainedFlag) {
  const roots = useMemo(() => (draft === null ? [saved] : [saved, draft]), [saved, draft])
  const related = useRelated(project, environment, roots)
  return useMemo(() => {
    const { flags, segments, isComplete, error } = related
    if (!isComplete) return { worlds: null, error }
    const worldWith = (flag: ConfiguredFlag): EvaluatedWorld =>
      compileWorld({ flags: new Map(flags).set(flag.definition.key, flag), segments })
    return { worlds: { saved: worldWith(saved), draft: draft === null ? null : worldWith(draft) }, error }
  }, [related, saved, draft])
}
