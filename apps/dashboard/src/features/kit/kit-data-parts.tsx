import { KitChartParts } from './kit-chart-parts.tsx'
import { KitEditorParts } from './kit-editor-parts.tsx'
import { KitGridParts } from './kit-grid-parts.tsx'

/** What shows and edits data. */
export function KitDataParts() {
  return (
    <>
      <KitGridParts />
      <KitChartParts />
      <KitEditorParts />
    </>
  )
}
