import { Page } from '../../ui/page.tsx'

export function ContextListPage() {
  return <Page title="Contexts">{null}</Page>
}
