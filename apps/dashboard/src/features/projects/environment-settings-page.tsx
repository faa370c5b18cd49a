import { Page } from '../../ui/page.tsx'

export function EnvironmentSettingsPage() {
  return <Page title="Environment">{null}</Page>
}
