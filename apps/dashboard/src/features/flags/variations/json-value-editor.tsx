import { Button } from '../../../ui/button.tsx'
import { JsonEditor } from '../../../ui/json-editor.tsx'
import type { VariationPart } from './variation-column.tsx'

export interface JsonValueEditorProps extends VariationPart {
  readonly onClose: () => void
}

/** The JSON of a variation under its row, with room to write. */
export function JsonValueEditor({ variation, index, editing, texts, onClose }: JsonValueEditorProps) {
  const { text, problem } = texts.shown(variation)
  return (
    <div className="min-w-0 lg:col-[2/-1] lg:row-start-2">
      <JsonEditor
        label={`Value of variation ${index + 1}`}
        value={text}
        isReadOnly={editing.refusal !== null}
        onChange={(next) => {
          if (next !== text) texts.write(variation.id, next)
        }}
      />
      <Button variant="line" disabledReason={problem === null ? null : 'It is no JSON yet.'} onClick={onClose}>
        Close the editor
      </Button>
    </div>
  )
}
