import type { EditorView } from '@codemirror/view'
import { CircleAlert } from 'lucide-react'
import { useEffect, useId, useRef, type RefObject } from 'react'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { createJsonEditor, replaceText } from './json-editor-setup.ts'
import type { JsonEditorViewProps } from './json-editor.tsx'
import { placeOf, readJson } from './json-reading.ts'

/** The editor itself. It lives in a shadow root, where its styles need no style element (content security policy). */
export function JsonEditorView(props: JsonEditorViewProps) {
  const { label, value, onChange, isReadOnly = false, className } = props
  const host = useRef<HTMLDivElement>(null)
  const editor = useEditor(props, host)
  const { problem } = readJson(value)
  const noteId = useId()
  const place = problem === null ? null : placeOf(value, problem.at)
  const format = () => {
    const text = JSON.stringify(JSON.parse(value), null, 2)
    onChange(text, readJson(text))
  }
  const showProblem = () => {
    editor.current?.dispatch({ selection: { anchor: problem!.at }, scrollIntoView: true })
    editor.current?.focus()
  }
  return (
    <div className={cx('min-w-0', className)} role="group" aria-label={label} aria-describedby={noteId}>
      <div
        ref={host}
        className={cx(
          'overflow-hidden rounded-md border focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent',
          isReadOnly ? 'border-line2 bg-sub' : 'bg-panel',
          isReadOnly || (problem === null ? 'border-ctl' : 'border-badf'),
        )}
      />
      {isReadOnly ? null : (
        <div className="mt-1 flex min-h-7 items-center gap-1.5 text-xs">
          <span id={noteId} role="status" className={problem === null ? 'text-t3' : 'text-bad'}>
            {place === null ? 'Valid JSON' : `Line ${place.line}, column ${place.column}: ${problem!.message}`}
          </span>
          {problem === null ? (
            <Button variant="ghost" className="ms-auto" onClick={format}>
              Format
            </Button>
          ) : (
            <Button variant="ghost" className="ms-auto" onClick={showProblem}>
              <CircleAlert aria-hidden size={13} />
              Show
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function useEditor(props: JsonEditorViewProps, host: RefObject<HTMLDivElement | null>): RefObject<EditorView | null> {
  const editor = useRef<EditorView | null>(null)
  const newest = useRef(props)
  newest.current = props
  const { label, value, isReadOnly = false, minHeight, maxHeight } = props
  // The editor keeps its own document and elements.
  useEffect(() => {
    const element = host.current!
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open', delegatesFocus: true })
    const view = createJsonEditor(root, {
      label,
      text: newest.current.value,
      isReadOnly,
      minHeight,
      maxHeight,
      onChange: (text) => newest.current.onChange(text, readJson(text)),
    })
    editor.current = view
    element.addEventListener('keydown', keepTyping)
    return () => {
      element.removeEventListener('keydown', keepTyping)
      view.destroy()
      editor.current = null
    }
  }, [host, label, isReadOnly, minHeight, maxHeight])
  // A text that did not come from the editor goes into it.
  useEffect(() => {
    if (editor.current !== null) replaceText(editor.current, value)
  }, [value])
  return editor
}

/** From outside of a shadow root nobody sees that it is text that is being typed: single letters are no shortcuts. */
function keepTyping(event: KeyboardEvent): void {
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation()
}
