import { projectRoute } from '../../lib/root-route.ts'
import { FormSection } from '../../ui/form-section.tsx'
import { Page } from '../../ui/page.tsx'
import { EnvironmentList } from './environment-list.tsx'
import { ProjectDeletion } from './project-deletion.tsx'
import { ProjectName } from './project-name.tsx'
import { ProjectTransfer } from './project-transfer.tsx'

/** What belongs to the project as a whole. */
export function ProjectSettingsPage() {
  const { project } = projectRoute.useParams()
  return (
    <Page title="Settings">
      <div className="mx-auto w-full max-w-5xl px-4 py-6 max-md:px-3">
        <FormSection title="Project" description="Its name for people. The key is part of addresses and stays.">
          <ProjectName />
        </FormSection>
        <FormSection
          title="Environments"
          description="Where flags run, in the order in which changes travel. The first to try something in stands first."
        >
          <EnvironmentList project={project} />
        </FormSection>
        <FormSection
          title="Export and import"
          description="All flags, segments, environments and kinds of contexts as one file: to keep, to compare, or to bring into another project. It holds no keys and no people."
        >
          <ProjectTransfer project={project} />
        </FormSection>
        <FormSection title="Delete" description="For good, with every environment, flag and segment.">
          <ProjectDeletion />
        </FormSection>
      </div>
    </Page>
  )
}
