import { useState } from 'react'
import { ProblemLines } from '../../../lib/rules/problem-lines.tsx'
import { fallthroughProblems } from '../../../lib/rules/rule-findings.ts'
import { Button } from '../../../ui/button.tsx'
import type { Editing } from './editing.ts'
import { ReachNote } from './reach-note.tsx'
import { RowFrame } from './row-frame.tsx'
import { ServeEditor } from './serve-editor.tsx'
import { ServeLine } from './serve-line.tsx'
import { SwitchingLine } from './switching-line.tsx'

/** What everyone gets whom no rule matches. */
export function DefaultRow({ editing }: { editing: Editing }) {
  const { draft, issues, edit, reach, refusal, world } = editing
  const { definition, configuration } = draft.current
  const [isOpen, setIsOpen] = useState(false)
  return (
    <RowFrame
      place={configuration.rules.length + 1}
      title="Everyone else"
      note="default rule"
      isEdited={configuration.fallthrough !== draft.base.configuration.fallthrough}
      reach={<ReachNote reach={reach} place="fallthrough" />}
      actions={
        <Button disabledReason={refusal} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Done' : 'Edit'}
        </Button>
      }
    >
      <ProblemLines problems={fallthroughProblems(issues)} />
      {isOpen ? (
        <div className="flex flex-col gap-3 py-1">
          <ServeEditor
            of="the default rule"
            serve={configuration.fallthrough}
            savedServe={draft.base.configuration.fallthrough}
            definition={definition}
            world={world}
            onChange={(serve) => edit({ kind: 'updateFallthroughVariationOrRollout', ...serve })}
          />
          <SwitchingLine editing={editing} />
        </div>
      ) : (
        <ServeLine serve={configuration.fallthrough} definition={definition} />
      )}
    </RowFrame>
  )
}
