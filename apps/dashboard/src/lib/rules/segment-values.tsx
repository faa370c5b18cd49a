import type { Clause } from '@guidon/model'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Combobox } from '../../ui/combobox.tsx'
import type { RuleWorld } from './rule-queries.ts'
import { segmentSearchQuery } from './rule-queries.ts'

export interface SegmentValuesProps {
  readonly clause: Clause
  readonly onChange: (clause: Clause) => void
  readonly world: RuleWorld
}

/** The segments that a clause asks about. */
export function SegmentValues({ clause, onChange, world }: SegmentValuesProps) {
  const [search, setSearch] = useState('')
  const { data = [], isFetching } = useQuery(
    segmentSearchQuery(world.project, world.environment, useDeferredValue(search)),
  )
  const chosen = clause.values.filter((value) => typeof value === 'string')
  const options = data
    .filter(({ key }) => !chosen.includes(key))
    .map(({ key, name }) => ({ value: key, label: key, hint: name === key ? undefined : name }))
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1">
      {chosen.length === 0 ? null : (
        <ul aria-label="Segments" className="contents">
          {chosen.map((key) => (
            <li key={key} className="mono flex h-6 max-w-full items-center rounded-[5px] bg-sub ps-1.5 text-xs">
              <span className="truncate">{key}</span>
              <button
                type="button"
                aria-label={`Remove segment ${key}`}
                className="flex size-6 shrink-0 items-center justify-center rounded-[5px] text-t3 hover:text-t1"
                onClick={() => onChange({ ...clause, values: clause.values.filter((value) => value !== key) })}
              >
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Combobox
        // Chosen segments stand beside it: it begins empty for the next one.
        key={chosen.length}
        label="Add a segment"
        isLabelHidden
        className="min-w-40 flex-1"
        value={null}
        onChange={(key) => {
          if (key !== null) onChange({ ...clause, values: [...clause.values, key] })
        }}
        options={options}
        onQuery={setSearch}
        isLoading={isFetching}
        isMonospace
        placeholder={chosen.length === 0 ? 'Choose a segment' : 'Add another'}
      />
    </div>
  )
}
