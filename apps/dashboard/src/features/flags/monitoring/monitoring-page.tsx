import { Page } from '../../../ui/page.tsx'

export function MonitoringPage() {
  return <Page title="Monitoring">{null}</Page>
}
