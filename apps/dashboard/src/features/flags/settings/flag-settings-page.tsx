import type { FlagDetail } from '@guidon/api'
import { useQuery } from '@tanstack/react-query'
import { FormSection } from '../../../ui/form-section.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { DefinitionFrame } from '../definition/definition-frame.tsx'
import { useDefinitionEditing } from '../definition/use-definition-editing.ts'
import { useFlagKeys } from '../flag-place.ts'
import { flagQuery } from '../flag-queries.ts'
import { AboutFields } from './about-fields.tsx'
import { ArchivePart } from './archive-part.tsx'
import { ArchivedPart } from './archived-part.tsx'
import { ClientSideFields } from './client-side-fields.tsx'
import { LifetimeFields } from './lifetime-fields.tsx'
import { MigrationFields } from './migration-fields.tsx'

/** What a flag is everywhere, and the way out of use. */
export function FlagSettingsPage() {
  const { project, flag } = useFlagKeys()
  const { data } = useQuery(flagQuery(project, flag))
  if (data === undefined) return <SkeletonLines count={8} label="Loading the settings" />
  return <FlagSettings key={flag} project={project} saved={data} />
}

function FlagSettings({ project, saved }: { project: string; saved: FlagDetail }) {
  const editing = useDefinitionEditing(project, saved)
  const { name, migration } = editing.draft.current
  const { isArchived } = saved.definition
  return (
    <DefinitionFrame editing={editing} problem={name.trim() === '' ? 'Give the flag a name.' : null}>
      <div className="card p-6 max-md:px-4">
        <FormSection title="About" description="The same in all environments.">
          <AboutFields editing={editing} />
        </FormSection>
        <FormSection title="Lifetime" description="What is temporary is asked about when it has served its purpose.">
          <LifetimeFields editing={editing} />
        </FormSection>
        <FormSection
          title="Who may see it"
          description="Server SDKs get every flag. Programs on devices of users get only what is meant for them."
        >
          <ClientSideFields editing={editing} />
        </FormSection>
        {migration === null ? null : (
          <FormSection title="Migration" description="How often programs compare what the two systems answer.">
            <MigrationFields editing={editing} migration={migration} />
          </FormSection>
        )}
        <FormSection
          title={isArchived ? 'Archived' : 'Archive'}
          description={
            isArchived
              ? 'Restore it to use it again, or delete it for good.'
              : 'SDKs no longer get an archived flag. It can be restored as it was, or deleted.'
          }
        >
          {isArchived ? <ArchivedPart project={project} saved={saved} /> : <ArchivePart editing={editing} />}
        </FormSection>
      </div>
    </DefinitionFrame>
  )
}
