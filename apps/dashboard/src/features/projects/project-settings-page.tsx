import { Page } from '../../ui/page.tsx'

export function ProjectSettingsPage() {
  return <Page title="Settings">{null}</Page>
}
