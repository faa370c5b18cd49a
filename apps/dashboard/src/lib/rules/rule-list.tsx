import type { ReactNode } from 'react'
import { ReorderList, type ReorderItem } from '../../ui/reorder-list.tsx'
import { moveItem } from '../../ui/reorder.ts'

interface ListedRule {
  readonly id: string
  readonly description: string
}

interface RuleListProps<Rule extends ListedRule> {
  readonly rules: readonly Rule[]
  readonly isDisabled: boolean
  /** Ids in the order that they are to stand in. */
  readonly onReorder: (ruleIds: string[]) => void
  readonly renderRule: (rule: Rule, order: ReorderItem) => ReactNode
}

/** Rules of a flag or a segment, to be put in order. */
export function RuleList<Rule extends ListedRule>({ rules, isDisabled, onReorder, renderRule }: RuleListProps<Rule>) {
  const nameOf = ({ id, description }: Rule): string => {
    const position = rules.findIndex((rule) => rule.id === id) + 1
    return `rule ${position}${description === '' ? '' : `, ${description}`}`
  }
  return (
    <ReorderList
      label="Rules"
      items={rules}
      itemId={({ id }) => id}
      itemName={nameOf}
      onMove={(from, to) => onReorder(moveItem(rules, from, to).map(({ id }) => id))}
      isDisabled={isDisabled}
      gap={0}
      renderItem={renderRule}
    />
  )
}
