import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, indentOnInput, syntaxTree } from '@codemirror/language'
import { linter, lintKeymap, type Diagnostic } from '@codemirror/lint'
import { EditorState, RangeSetBuilder, type Extension } from '@codemirror/state'
import {
  Decoration,
  EditorView,
  keymap,
  lineNumbers,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view'
import { readJson } from './json-reading.ts'

export interface JsonEditorSetup {
  readonly label: string
  readonly text: string
  readonly isReadOnly: boolean
  readonly minHeight: number
  readonly maxHeight: number
  readonly onChange: (text: string) => void
}

/** Makes an editor in a shadow root. */
export function createJsonEditor(root: ShadowRoot, setup: JsonEditorSetup): EditorView {
  const { label, text, isReadOnly, onChange } = setup
  const extensions: Extension[] = [
    lineNumbers(),
    history(),
    json(),
    indentOnInput(),
    bracketMatching(),
    syntaxColors,
    // Tab is not among these keys: it leaves the editor.
    keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      'aria-label': label,
      ...(isReadOnly ? { tabindex: '0', 'aria-readonly': 'true' } : {}),
    }),
    EditorState.readOnly.of(isReadOnly),
    EditorView.editable.of(!isReadOnly),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !update.transactions.some(isFromOutside)) onChange(update.state.doc.toString())
    }),
    looks(setup),
    isReadOnly ? [] : linter(({ state }) => findDiagnostics(state.doc.toString()), { delay: LINT_DELAY_MS }),
  ]
  return new EditorView({ parent: root, root, state: EditorState.create({ doc: text, extensions }) })
}

const LINT_DELAY_MS = 300
const FROM_OUTSIDE = 'set'

const isFromOutside = (transaction: ViewUpdate['transactions'][number]): boolean =>
  transaction.isUserEvent(FROM_OUTSIDE)

/** Shows another text, as far as possible without moving the cursor. */
export function replaceText(view: EditorView, text: string): void {
  const shown = view.state.doc.toString()
  if (shown === text) return
  const anchor = Math.min(view.state.selection.main.anchor, text.length)
  view.dispatch({
    changes: { from: 0, to: shown.length, insert: text },
    selection: { anchor },
    userEvent: FROM_OUTSIDE,
  })
}

function findDiagnostics(text: string): Diagnostic[] {
  const { problem } = readJson(text)
  if (problem === null || text.trim() === '') return []
  // At the end of the text there is nothing to underline but the last character.
  const from = Math.min(problem.at, text.length - 1)
  return [{ from, to: from + 1, severity: 'error', message: problem.message }]
}

const COLORS: Readonly<Record<string, Decoration>> = {
  PropertyName: Decoration.mark({ class: 'json-name' }),
  String: Decoration.mark({ class: 'json-text' }),
  Number: Decoration.mark({ class: 'json-number' }),
  True: Decoration.mark({ class: 'json-word' }),
  False: Decoration.mark({ class: 'json-word' }),
  Null: Decoration.mark({ class: 'json-word' }),
}

/** Colours what is on the screen by the kind of value. */
const syntaxColors = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = colorVisible(view)
    }
    update(update: ViewUpdate): void {
      const isParsedFurther = syntaxTree(update.startState) !== syntaxTree(update.state)
      if (update.docChanged || update.viewportChanged || isParsedFurther) this.decorations = colorVisible(update.view)
    }
  },
  { decorations: ({ decorations }) => decorations },
)

function colorVisible(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges)
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: ({ name, from: begin, to: end }) => {
        const color = COLORS[name]
        if (color !== undefined) builder.add(begin, end, color)
      },
    })
  return builder.finish()
}

/** Everything by the tokens of the page, so that it follows the theme by itself. */
function looks({ minHeight, maxHeight }: JsonEditorSetup): Extension {
  return EditorView.theme({
    '&': { color: 'var(--t1)', fontSize: '12.5px', backgroundColor: 'transparent' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': {
      fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
      lineHeight: '20px',
      minHeight: `${minHeight}px`,
      maxHeight: `${maxHeight}px`,
      overflow: 'auto',
    },
    '.cm-content': { padding: '6px 0', caretColor: 'var(--t1)' },
    '.cm-cursor': { borderLeftColor: 'var(--t1)' },
    '.cm-content ::selection': { backgroundColor: 'color-mix(in srgb, var(--accent) 30%, transparent)' },
    '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--t3)', border: 'none' },
    '.cm-matchingBracket, .cm-nonmatchingBracket': { backgroundColor: 'transparent' },
    '&.cm-focused .cm-matchingBracket': {
      backgroundColor: 'transparent',
      outline: '1px solid var(--ctl)',
    },
    '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--bad-bg)' },
    // The picture that the base theme underlines with is a data: address, which the page does not load.
    '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--badf)' },
    '.cm-tooltip': {
      backgroundColor: 'var(--raise)',
      color: 'var(--t1)',
      border: '1px solid var(--line2)',
      borderRadius: '8px',
    },
    '.cm-diagnostic': { borderLeft: 'none', padding: '4px 8px', fontFamily: 'Inter Variable, system-ui, sans-serif' },
    '.json-name': { color: 'var(--run)' },
    '.json-text': { color: 'var(--ok)' },
    '.json-number': { color: 'var(--wait)' },
    '.json-word': { color: 'var(--ice)' },
  })
}
