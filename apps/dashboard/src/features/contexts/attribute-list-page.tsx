import { Page } from '../../ui/page.tsx'

export function AttributeListPage() {
  return <Page title="Attributes">{null}</Page>
}
