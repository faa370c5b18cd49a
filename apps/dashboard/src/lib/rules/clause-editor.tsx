import { operatorText } from '@guidon/describe'
import type { Clause } from '@guidon/model'
import { X } from 'lucide-react'
import { IconButton } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import type { ComboboxOption } from '../../ui/combobox-options.ts'
import { Select } from '../../ui/select.tsx'
import { knownOf, parseSubject, subjectOfClause, subjectReadings, subjectText, withSubject } from './clause-subject.ts'
import { ClauseValues } from './clause-values.tsx'
import { clauseWarning } from './clause-warning.ts'
import { operatorsFor } from './operators.ts'
import type { RuleWorld } from './rule-queries.ts'
import { SegmentValues } from './segment-values.tsx'

/** What the model finds wrong in a clause. */
export interface ClauseFindings {
  /** By the place of the value. */
  readonly ofValues: ReadonlyMap<number, string>
  readonly others: readonly string[]
}

export interface ClauseEditorProps {
  /** Says which one: "Condition 2 of rule 1". */
  readonly label: string
  readonly clause: Clause
  readonly onChange: (clause: Clause) => void
  readonly onAddValues: (values: Clause['values']) => void
  readonly onRemoveValues: (values: Clause['values']) => void
  /** `undefined` where it must stay. */
  readonly onRemove: (() => void) | undefined
  readonly findings: ClauseFindings
  readonly world: RuleWorld
}

/** One condition: what is looked at, how, and what it is compared with. */
export function ClauseEditor(props: ClauseEditorProps) {
  const { label, clause, onChange, onRemove, findings, world } = props
  const known = knownOf(clause, world.catalog)
  const warning = clauseWarning(clause, known)
  const problems = [...findings.others, ...findings.ofValues.values()].slice(0, 3)
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{label}</legend>
      <div className="flex items-start gap-2">
        <div className="grid min-w-0 flex-1 grid-cols-[minmax(140px,2fr)_minmax(130px,1.7fr)_minmax(0,4fr)] gap-2 max-md:grid-cols-1">
          <SubjectCombobox clause={clause} onChange={onChange} world={world} />
          <OperatorSelect clause={clause} onChange={onChange} operators={operatorsFor(known, clause.op)} />
          {clause.op === 'segmentMatch' ? (
            <SegmentValues clause={clause} onChange={onChange} world={world} />
          ) : (
            <ClauseValues {...props} known={known} />
          )}
        </div>
        <IconButton
          label={`Remove ${label.toLowerCase()}`}
          size={32}
          disabledReason={onRemove === undefined ? 'A rule without conditions would match everyone.' : null}
          onClick={onRemove}
        >
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      {problems.map((problem) => (
        <p key={problem} role="alert" className="mt-1 text-xs font-medium text-bad">
          {problem}
        </p>
      ))}
      {warning === null ? null : <p className="mt-1 text-xs text-wait">{warning}</p>}
    </fieldset>
  )
}

const EXAMPLES = 3

function SubjectCombobox({ clause, onChange, world }: Pick<ClauseEditorProps, 'clause' | 'onChange' | 'world'>) {
  const subject = subjectOfClause(clause)
  const kind = subject.kind === 'attribute' ? subject.contextKind : 'user'
  const kinds = world.kinds.includes(kind) ? world.kinds : [...world.kinds, kind]
  return (
    <Combobox
      label="What to look at"
      isLabelHidden
      value={subject.kind === 'attribute' && subject.attribute === '' ? null : subjectText(subject)}
      onChange={(text) => {
        const next = parseSubject(text ?? '', kinds, kind)
        if (next !== null) onChange(withSubject(clause, next, world.catalog))
      }}
      options={subjectOptions(world)}
      isFreeText
      readings={(text) => subjectReadings(text, kinds, kind)}
      isMonospace
      placeholder="Attribute, e.g. user.email"
    />
  )
}

function subjectOptions({ kinds, catalog }: RuleWorld): readonly ComboboxOption[] {
  const attributes = [...catalog.values()].toSorted(
    (left, right) => kinds.indexOf(left.kind) - kinds.indexOf(right.kind),
  )
  return [
    { value: 'segment', hint: 'in a segment or not' },
    ...attributes.map(({ kind, attribute, type, values }) => ({
      value: `${kind}.${attribute}`,
      hint: [type, values.slice(0, EXAMPLES).map(String).join(', ').slice(0, 40)]
        .filter((part) => part !== null && part !== '')
        .join(' · '),
      group: kind,
    })),
    { value: 'context kind', hint: 'user, device, …', group: 'any' },
  ]
}

interface OperatorSelectProps {
  readonly clause: Clause
  readonly onChange: (clause: Clause) => void
  readonly operators: readonly string[]
}

function OperatorSelect({ clause, onChange, operators }: OperatorSelectProps) {
  const offered = clause.op === 'segmentMatch' ? ['segmentMatch'] : operators
  const nameOf = (op: string, negate: boolean): string => `${negate ? '!' : ''}${op}`
  return (
    <Select
      label="How to compare"
      isLabelHidden
      value={nameOf(clause.op, clause.negate)}
      onChange={(name) => {
        const negate = name.startsWith('!')
        onChange({ ...clause, op: negate ? name.slice(1) : name, negate })
      }}
      options={[false, true].flatMap((negate) =>
        offered.map((op) => ({ value: nameOf(op, negate), label: operatorText(op, negate) })),
      )}
    />
  )
}
