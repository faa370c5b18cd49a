import { Page } from '../../ui/page.tsx'

export function ContextPage() {
  return <Page title="Context">{null}</Page>
}
