import { Page } from '../../../ui/page.tsx'

export function VariationsPage() {
  return <Page title="Variations">{null}</Page>
}
