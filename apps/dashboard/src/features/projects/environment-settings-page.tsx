import { getRouteApi, Link } from '@tanstack/react-router'
import { useEnvironments } from '../../lib/use-project.ts'
import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { Page } from '../../ui/page.tsx'
import { environmentShape } from '../../lib/environment-shape.ts'
import { EnvironmentShapeMark } from '../../ui/environment-shape.tsx'
import { EnvironmentDeletion } from './environment-deletion.tsx'
import { EnvironmentForm } from './environment-form.tsx'
import { EnvironmentKeys } from './environment-keys.tsx'

const environmentSettingsRoute = getRouteApi('/p/$project/settings/environments/$environment')

/** What belongs to one environment: how careful one must be in it, and its keys. */
export function EnvironmentSettingsPage() {
  const { project, environment: key } = environmentSettingsRoute.useParams()
  const environment = useEnvironments().find((one) => one.key === key)
  if (environment === undefined) {
    return (
      <Page title={key}>
        <EmptyState
          title={`There is no environment "${key}"`}
          why="Its key is written differently, or it belongs to another project."
          action={
            <Link
              to="/p/$project/settings"
              params={{ project }}
              className={buttonClass({ variant: 'primary', size: 32 })}
            >
              All environments
            </Link>
          }
        />
      </Page>
    )
  }
  const { name } = environment
  return (
    <Page
      title={name}
      crumbs={
        <Breadcrumb
          parents={[
            <Link to="/p/$project/settings" params={{ project }}>
              Settings
            </Link>,
          ]}
          current={name}
          after={
            <span className="mono flex shrink-0 items-center gap-1.5 text-xs text-t3 max-lg:hidden">
              <EnvironmentShapeMark shape={environmentShape(environment)} />
              {key}
            </span>
          }
        />
      }
    >
      <div className="mx-auto w-full max-w-[1000px] px-4 py-6 max-md:px-3" key={key}>
        <FormSection title="Environment" description="Its name, and how careful one must be in it.">
          <EnvironmentForm project={project} environment={environment} />
        </FormSection>
        <FormSection
          title="Keys"
          description="What programs identify themselves with. Replace a key that somebody may have seen; the old one can go on working while you move programs over."
        >
          <EnvironmentKeys project={project} environment={environment} />
        </FormSection>
        <FormSection title="Delete" description="For good, with its keys and all that was set up and seen in it.">
          <EnvironmentDeletion project={project} environment={environment} />
        </FormSection>
      </div>
    </Page>
  )
}
