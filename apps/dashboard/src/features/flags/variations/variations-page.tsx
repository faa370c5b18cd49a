import { useQuery } from '@tanstack/react-query'
import type { FlagDetail } from '@guidon/api'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { DefinitionFrame } from '../definition/definition-frame.tsx'
import { useDefinitionEditing } from '../definition/use-definition-editing.ts'
import { useFlagKeys } from '../flag-place.ts'
import { flagQuery } from '../flag-queries.ts'
import { useConfigurations } from './use-configurations.ts'
import { useValueTexts } from './use-value-texts.ts'
import { VariationsTable } from './variations-table.tsx'

/** The values that a flag can serve. */
export function VariationsPage() {
  const { project, flag } = useFlagKeys()
  const { data } = useQuery(flagQuery(project, flag))
  if (data === undefined) return <SkeletonLines count={6} label="Loading the variations" />
  return <VariationsEditor key={flag} project={project} saved={data} />
}

function VariationsEditor({ project, saved }: { project: string; saved: FlagDetail }) {
  const editing = useDefinitionEditing(project, saved)
  const configurations = useConfigurations(project, saved.definition.key)
  const texts = useValueTexts(editing)
  return (
    <DefinitionFrame editing={texts.editing} problem={texts.problem}>
      <VariationsTable editing={texts.editing} configurations={configurations} texts={texts} />
    </DefinitionFrame>
  )
}
