import { Page } from '../../ui/page.tsx'
import { KitActionParts } from './kit-action-parts.tsx'
import { KitDataParts } from './kit-data-parts.tsx'
import { KitFormParts } from './kit-form-parts.tsx'
import { KitMarkParts } from './kit-mark-parts.tsx'
import { KitPageParts } from './kit-page-parts.tsx'

/** Every part of the kit in every state, in the current theme: to look at, and to check by machine. */
export function KitGalleryPage() {
  return (
    <Page title="Kit">
      <main className="mx-auto max-w-6xl px-6 py-8">
        <h1 className="mb-6 text-2xl font-semibold">Kit</h1>
        <KitActionParts />
        <KitMarkParts />
        <KitFormParts />
        <KitPageParts />
        <KitDataParts />
      </main>
    </Page>
  )
}
