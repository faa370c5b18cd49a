import { lazy, Suspense } from 'react'
import type { JsonReading } from './json-reading.ts'

export interface JsonEditorProps {
  readonly label: string
  readonly value: string
  /** The text and what it says: a value, or a problem with its place. */
  readonly onChange: (text: string, reading: JsonReading) => void
  readonly isReadOnly?: boolean | undefined
  /** @default 96 */
  readonly minHeight?: number | undefined
  /** @default 360 */
  readonly maxHeight?: number | undefined
  readonly className?: string | undefined
}

export interface JsonEditorViewProps extends JsonEditorProps {
  readonly minHeight: number
  readonly maxHeight: number
}

const LazyJsonEditor = lazy(async () => ({ default: (await import('./json-editor-view.tsx')).JsonEditorView }))

/** An editor for JSON. Its code is loaded when the first one is shown. Tab leaves it: it is no trap for the keyboard. */
export function JsonEditor({ minHeight = 96, maxHeight = 360, ...props }: JsonEditorProps) {
  const placeholder = (
    <div aria-busy className="rounded-md border border-ctl bg-panel" style={{ height: minHeight + 2 }} />
  )
  return (
    <Suspense fallback={placeholder}>
      <LazyJsonEditor {...props} minHeight={minHeight} maxHeight={maxHeight} />
    </Suspense>
  )
}
