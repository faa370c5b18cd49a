import { isSameJson, type ClauseInstruction, type ConfiguredRule } from '@guidon/model'
import { randomId } from '../../../lib/random-id.ts'
import { ClauseListEditor } from '../../../lib/rules/clause-list-editor.tsx'
import { ClauseSentence } from '../../../lib/rules/clause-sentence.tsx'
import { RuleCard } from '../../../lib/rules/rule-card.tsx'
import { clauseFindings, ruleProblems, unreachedReason } from '../../../lib/rules/rule-findings.ts'
import type { ReorderItem } from '../../../ui/reorder-list.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { Editing } from './editing.ts'
import { ReachNote } from './reach-note.tsx'
import { copyOfRule, newRule } from './rule-edits.ts'
import { ServeEditor } from './serve-editor.tsx'
import { ServeLine } from './serve-line.tsx'
import { SwitchingLine } from './switching-line.tsx'

export interface FlagRuleProps {
  readonly rule: ConfiguredRule
  readonly order: ReorderItem
  readonly editing: Editing
  readonly isOpen: boolean
  /** Opens a rule in place of the one that is open; `null` closes it. */
  readonly onOpen: (ruleId: string | null) => void
}

/** One targeting rule. */
export function FlagRule({ rule, order, editing, isOpen, onOpen }: FlagRuleProps) {
  const { draft, issues, others, reach, refusal, edit } = editing
  const { definition, configuration } = draft.current
  const savedRule = draft.base.configuration.rules.find(({ id }) => id === rule.id)
  const addRule = (added: ConfiguredRule, beforeRuleId: string | undefined): void => {
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
      reach={<ReachNote reach={reach} place={{ ruleId: rule.id }} />}
      others={others.filter(({ part }) => part === rule.id)}
      order={order}
      disabledReason={refusal}
      isOpen={isOpen}
      onOpen={(open) => onOpen(open ? rule.id : null)}
      onDuplicate={() => addRule(copyOfRule(rule, randomId()), configuration.rules[order.index + 1]?.id)}
      onDelete={() => edit({ kind: 'removeRule', ruleId: rule.id })}
      onAddAbove={() => addRule(newRule(definition, randomId()), rule.id)}
    >
      {isOpen ? (
        <RuleEditor rule={rule} ruleIndex={order.index} savedRule={savedRule} editing={editing} />
      ) : (
        <div className="flex flex-col gap-2">
          <ClauseSentence clauses={rule.clauses} />
          <ServeLine serve={rule.serve} definition={definition} />
        </div>
      )}
    </RuleCard>
  )
}

interface RuleEditorProps {
  readonly rule: ConfiguredRule
  readonly ruleIndex: number
  readonly savedRule: ConfiguredRule | undefined
  readonly editing: Editing
}

function RuleEditor({ rule, ruleIndex, savedRule, editing }: RuleEditorProps) {
  const { draft, issues, world, edit } = editing
  const name = `rule ${ruleIndex + 1}`
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label="Title"
        isOptional
        className="max-w-xl"
        value={rule.description}
        onChange={(description) => edit({ kind: 'updateRuleDescription', ruleId: rule.id, description })}
        placeholder="What this rule is for"
      />
      <ClauseListEditor
        ruleId={rule.id}
        ruleName={name}
        clauses={rule.clauses}
        onEdit={(clauseEdit: ClauseInstruction) => edit(clauseEdit)}
        findingsOf={(clauseIndex) => clauseFindings(issues, ruleIndex, clauseIndex)}
        world={world}
      />
      <ServeEditor
        of={name}
        serve={rule.serve}
        savedServe={savedRule?.serve}
        definition={draft.current.definition}
        world={world}
        onChange={(serve) => edit({ kind: 'updateRuleVariationOrRollout', ruleId: rule.id, ...serve })}
      />
      <SwitchingLine editing={editing} />
    </div>
  )
}
