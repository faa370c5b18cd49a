import { isSameJson, type SegmentRuleDefinition } from '@guidon/model'
import { formatWeight } from '../../lib/format.ts'
import { randomId } from '../../lib/random-id.ts'
import { ClauseListEditor } from '../../lib/rules/clause-list-editor.tsx'
import { ClauseSentence } from '../../lib/rules/clause-sentence.tsx'
import { RuleCard } from '../../lib/rules/rule-card.tsx'
import { clauseFindings, ruleProblems, unreachedReason } from '../../lib/rules/rule-findings.ts'
import type { ReorderItem } from '../../ui/reorder-list.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { copyOfRule, newRule, shareOf } from './rule-edits.ts'
import type { SegmentEditing } from './segment-editing.ts'
import { ShareEditor } from './share-editor.tsx'

export interface SegmentRuleProps {
  readonly rule: SegmentRuleDefinition
  readonly order: ReorderItem
  readonly editing: SegmentEditing
  readonly isOpen: boolean
  /** Opens a rule in place of the one that is open; `null` closes it. */
  readonly onOpen: (ruleId: string | null) => void
}

/** One rule of a segment. */
export function SegmentRule({ rule, order, editing, isOpen, onOpen }: SegmentRuleProps) {
  const { draft, saved, issues, others, refusal, edit } = editing
  const savedRule = saved.definition.rules.find(({ id }) => id === rule.id)
  const addRule = (added: SegmentRuleDefinition, beforeRuleId: string | undefined): void => {
    edit({ kind: 'addRule', rule: added, ...(beforeRuleId === undefined ? {} : { beforeRuleId }) })
    onOpen(added.id)
  }
  return (
    <RuleCard
      position={order.index + 1}
      title={rule.description}
      isEdited={savedRule === undefined || !isSameJson(rule, savedRule)}
      problems={ruleProblems(issues, order.index)}
      unreached={unreachedReason(issues, order.index)}
      others={others.filter(({ part }) => part === rule.id)}
      order={order}
      disabledReason={refusal}
      isOpen={isOpen}
      onOpen={(open) => onOpen(open ? rule.id : null)}
      onDuplicate={() => addRule(copyOfRule(rule, randomId()), draft.current.rules[order.index + 1]?.id)}
      onDelete={() => edit({ kind: 'removeRule', ruleId: rule.id })}
      onAddAbove={() => addRule(newRule(randomId()), rule.id)}
    >
      {isOpen ? (
        <RuleEditor rule={rule} ruleIndex={order.index} editing={editing} />
      ) : (
        <div className="flex flex-col gap-1.5">
          <ClauseSentence clauses={rule.clauses} />
          <p className="text-xs text-t2">{shareText(rule)}</p>
        </div>
      )}
    </RuleCard>
  )
}

interface RuleEditorProps {
  readonly rule: SegmentRuleDefinition
  readonly ruleIndex: number
  readonly editing: SegmentEditing
}

function RuleEditor({ rule, ruleIndex, editing: { issues, world, edit } }: RuleEditorProps) {
  const name = `rule ${ruleIndex + 1}`
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label="Title"
        isOptional
        className="max-w-xl"
        value={rule.description}
        onChange={(description) => edit({ kind: 'updateRuleDescription', ruleId: rule.id, description })}
        placeholder="Who this rule lets in"
      />
      <ClauseListEditor
        ruleId={rule.id}
        ruleName={name}
        clauses={rule.clauses}
        onEdit={(clauseEdit) => edit(clauseEdit)}
        findingsOf={(clauseIndex) => clauseFindings(issues, ruleIndex, clauseIndex)}
        world={world}
      />
      <ShareEditor
        of={name}
        share={shareOf(rule)}
        world={world}
        onChange={(rollout) => edit({ kind: 'updateRuleRollout', ruleId: rule.id, rollout })}
      />
    </div>
  )
}

function shareText({ weight, bucketBy = 'key', rolloutContextKind = 'user' }: SegmentRuleDefinition): string {
  if (weight === undefined) return 'All who match are in.'
  return `${formatWeight(weight)} of those who match are in, by ${rolloutContextKind} ${bucketBy}.`
}
