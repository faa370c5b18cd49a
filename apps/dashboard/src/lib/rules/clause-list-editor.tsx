import type { Clause, ClauseInstruction } from '@guidon/model'
import { Plus } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { ClauseEditor, type ClauseFindings } from './clause-editor.tsx'
import type { RuleWorld } from './rule-queries.ts'

export interface ClauseListEditorProps {
  readonly ruleId: string
  /** "rule 2" */
  readonly ruleName: string
  readonly clauses: readonly Clause[]
  readonly onEdit: (edit: ClauseInstruction) => void
  readonly findingsOf: (clauseIndex: number) => ClauseFindings
  readonly world: RuleWorld
}

const NEW_CLAUSE: Clause = { contextKind: 'user', attribute: 'key', op: 'in', values: [], negate: false }

/** The conditions of a rule; all of them must match. */
export function ClauseListEditor({ ruleId, ruleName, clauses, onEdit, findingsOf, world }: ClauseListEditorProps) {
  return (
    <div className="flex flex-col gap-2">
      {clauses.map((clause, clauseIndex) => (
        <div key={clauseIndex} className="flex flex-col gap-2">
          {clauseIndex === 0 ? null : <span className="text-xs font-semibold text-t2">and</span>}
          <ClauseEditor
            label={`Condition ${clauseIndex + 1} of ${ruleName}`}
            clause={clause}
            onChange={(changed) => onEdit({ kind: 'updateClause', ruleId, clauseIndex, clause: changed })}
            onAddValues={(values) => onEdit({ kind: 'addValuesToClause', ruleId, clauseIndex, values })}
            onRemoveValues={(values) => onEdit({ kind: 'removeValuesFromClause', ruleId, clauseIndex, values })}
            onRemove={
              clauses.length === 1
                ? undefined
                : () => onEdit({ kind: 'removeClauses', ruleId, clauseIndexes: [clauseIndex] })
            }
            findings={findingsOf(clauseIndex)}
            world={world}
          />
        </div>
      ))}
      <Button className="self-start" onClick={() => onEdit({ kind: 'addClauses', ruleId, clauses: [NEW_CLAUSE] })}>
        <Plus size={13} aria-hidden />
        {clauses.length === 0 ? 'Add a condition' : 'And…'}
      </Button>
    </div>
  )
}
