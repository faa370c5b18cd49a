import { Plus } from 'lucide-react'
import { randomId } from '../../lib/random-id.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RuleList } from '../../lib/rules/rule-list.tsx'
import { newRule } from './rule-edits.ts'
import type { SegmentEditing } from './segment-editing.ts'
import { SegmentRule } from './segment-rule.tsx'

export interface SegmentRulesProps {
  readonly editing: SegmentEditing
  readonly openRuleId: string | null
  readonly onOpenRule: (ruleId: string | null) => void
}

/** Whoever matches a rule is in, unless excluded by key. */
export function SegmentRules({ editing, openRuleId, onOpenRule }: SegmentRulesProps) {
  const { draft, edit, refusal } = editing
  const { rules } = draft.current
  const add = (): void => {
    const rule = newRule(randomId())
    edit({ kind: 'addRule', rule })
    onOpenRule(rule.id)
  }
  return (
    <Card
      title="Rules"
      note="any rule lets in"
      isPadded={false}
      className="overflow-clip"
      actions={
        <Button variant="line" disabledReason={refusal} onClick={add}>
          <Plus size={13} aria-hidden />
          Add rule
        </Button>
      }
    >
      {rules.length === 0 ? (
        <p className="px-4 py-3 text-xs text-t2">No rules: only listed keys are in.</p>
      ) : (
        <RuleList
          rules={rules}
          isDisabled={refusal !== null}
          onReorder={(ruleIds) => edit({ kind: 'reorderRules', ruleIds })}
          renderRule={(rule, order) => (
            <SegmentRule
              rule={rule}
              order={order}
              editing={editing}
              isOpen={openRuleId === rule.id}
              onOpen={onOpenRule}
            />
          )}
        />
      )}
    </Card>
  )
}
