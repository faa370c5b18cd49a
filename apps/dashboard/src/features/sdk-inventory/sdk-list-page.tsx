import { Page } from '../../ui/page.tsx'

export function SdkListPage() {
  return <Page title="SDKs">{null}</Page>
}
