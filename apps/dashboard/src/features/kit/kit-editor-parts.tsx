import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { JsonEditor } from '../../ui/json-editor.tsx'
import { PercentageEditor } from '../../ui/percentage-editor.tsx'
import { ReorderList } from '../../ui/reorder-list.tsx'
import { moveItem } from '../../ui/reorder.ts'
import { variationColor } from '../../ui/variation-color.ts'
import { KitSection, KitState } from './kit-section.tsx'

const REASON = 'This flag is archived.'

/** Editors of percentages, of an order and of JSON. */
export function KitEditorParts() {
  return (
    <KitSection title="Editors">
      <div className="grid w-full grid-cols-2 gap-6 max-lg:grid-cols-1">
        <Percentages label="Percentages" weights={[33_333, 33_333, 20_000]} />
        <Percentages label="Percentages that are fixed" weights={[25_000, 75_000]} disabledReason={REASON} />
        <Order />
        <div className="flex flex-col gap-3">
          <Json
            label="A JSON value"
            text={'{\n  "limit": 25,\n  "isOn": true,\n  "title": "Grades",\n  "note": null\n}'}
          />
          <Json label="A value with a problem" text={'{\n  "limit": 25,\n}'} />
          <Json label="A value to read" text='{ "limit": 25 }' isReadOnly />
        </div>
      </div>
    </KitSection>
  )
}

interface PercentagesProps {
  readonly label: string
  readonly weights: readonly number[]
  readonly disabledReason?: string
}

function Percentages({ label, weights: initial, disabledReason }: PercentagesProps) {
  const [weights, setWeights] = useState(initial)
  const parts = weights.map((weight, index) => ({
    id: String(index),
    name: ['true', 'false', 'control'][index]!,
    color: variationColor(index),
    weight,
  }))
  return (
    <KitState name={label} className="w-full">
      <div className="w-full max-w-md">
        <PercentageEditor label={label} parts={parts} onChange={setWeights} disabledReason={disabledReason} />
      </div>
    </KitState>
  )
}

function Order() {
  const [rules, setRules] = useState<readonly string[]>([
    'Beta testers',
    'District is pilot',
    'App before 24.8',
    'Staff',
  ])
  return (
    <KitState name="Order" className="w-full">
      <div className="w-full max-w-md">
        <ReorderList
          label="Rules"
          items={rules}
          itemId={String}
          itemName={(rule) => `rule ${rule}`}
          onMove={(from, to) => setRules(moveItem(rules, from, to))}
          renderItem={(rule, { index, isDragged, handle, moveUp, moveDown }) => (
            <div className={cx('card flex items-center gap-2 p-2', isDragged && 'shadow-pop')}>
              {handle}
              <span className="num text-xs text-t3">{index + 1}</span>
              <span className="min-w-0 flex-1 truncate text-sm">{rule}</span>
              <IconButton
                label={`Move ${rule} up`}
                disabledReason={moveUp === undefined ? 'It is the first' : null}
                onClick={moveUp}
              >
                <ArrowUp size={14} aria-hidden />
              </IconButton>
              <IconButton
                label={`Move ${rule} down`}
                disabledReason={moveDown === undefined ? 'It is the last' : null}
                onClick={moveDown}
              >
                <ArrowDown size={14} aria-hidden />
              </IconButton>
            </div>
          )}
        />
      </div>
    </KitState>
  )
}

function Json({ label, text: initial, isReadOnly }: { label: string; text: string; isReadOnly?: boolean }) {
  const [text, setText] = useState(initial)
  return (
    <KitState name={label} className="w-full">
      <JsonEditor label={label} value={text} onChange={setText} isReadOnly={isReadOnly} className="w-full" />
    </KitState>
  )
}
