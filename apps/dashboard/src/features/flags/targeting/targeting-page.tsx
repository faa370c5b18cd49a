import { Page } from '../../../ui/page.tsx'

export function TargetingPage() {
  return <Page title="Targeting">{null}</Page>
}
