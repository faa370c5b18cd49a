import { Page } from '../../ui/page.tsx'

export function EventTailPage() {
  return <Page title="Live events">{null}</Page>
}
