import { Plus } from 'lucide-react'
import { randomId } from '../../../lib/random-id.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { RuleList } from '../../../lib/rules/rule-list.tsx'
import { DefaultRow } from './default-row.tsx'
import type { Editing } from './editing.ts'
import { FlagRule } from './flag-rule.tsx'
import { PrerequisitesRow } from './prerequisites-row.tsx'
import { ReachBasis } from './reach-note.tsx'
import { newRule } from './rule-edits.ts'
import { TargetsRow } from './targets-row.tsx'

export interface RulesSectionProps {
  readonly editing: Editing
  readonly openRuleId: string | null
  readonly onOpenRule: (ruleId: string | null) => void
}

/** Everything that decides while targeting is on, in the order in which it is asked. */
export function RulesSection({ editing, openRuleId, onOpenRule }: RulesSectionProps) {
  const { draft, edit, reach, refusal } = editing
  const { definition, configuration } = draft.current
  const { rules } = configuration
  const add = (): void => {
    const rule = newRule(definition, randomId())
    edit({ kind: 'addRule', rule })
    onOpenRule(rule.id)
  }
  return (
    <Card
      title="Rules"
      note="first match wins, top to bottom"
      isPadded={false}
      className="overflow-clip"
      actions={
        <Button disabledReason={refusal} onClick={add}>
          <Plus size={13} aria-hidden />
          Add rule
        </Button>
      }
    >
      <PrerequisitesRow editing={editing} />
      <TargetsRow editing={editing} />
      <RuleList
        rules={rules}
        isDisabled={refusal !== null}
        onReorder={(ruleIds) => edit({ kind: 'reorderRules', ruleIds })}
        renderRule={(rule, order) => (
          <FlagRule rule={rule} order={order} editing={editing} isOpen={openRuleId === rule.id} onOpen={onOpenRule} />
        )}
      />
      <DefaultRow editing={editing} />
      <ReachBasis reach={reach} />
    </Card>
  )
}
