import { Page } from '../../../ui/page.tsx'

export function FlagSettingsPage() {
  return <Page title="Settings">{null}</Page>
}
