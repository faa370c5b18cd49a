import type { ConfiguredPrerequisite } from '@guidon/model'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Combobox } from '../../../ui/combobox.tsx'
import { Token } from '../../../lib/rules/token.tsx'
import { flagQuery, flagSearchQuery } from '../flag-queries.ts'
import type { Editing } from './editing.ts'
import { ReachNote } from './reach-note.tsx'
import { RowFrame } from './row-frame.tsx'
import { VariationValue } from './serve-line.tsx'
import { VariationSelect } from './variation-select.tsx'

/** Flags that must serve a certain variation before any target or rule counts. */
export function PrerequisitesRow({ editing }: { editing: Editing }) {
  const { draft, issues, plan, reach, refusal } = editing
  const [isAdding, setIsAdding] = useState(false)
  const { prerequisites } = draft.current.configuration
  const problems = [
    ...issues.filter(({ path }) => path.startsWith('/prerequisites')).map(({ message }) => message),
    ...(plan?.checks ?? [])
      .filter(({ path, verdict }) => verdict === 'block' && path?.startsWith('/prerequisites') === true)
      .map(({ reason }) => reason),
  ]
  if (prerequisites.length === 0 && draft.base.configuration.prerequisites.length === 0 && !isAdding) {
    return (
      <RowFrame title="Prerequisites" isEdited={false} isQuiet actions={<AddButton {...{ refusal, setIsAdding }} />}>
        <p className="text-xs text-t3">None: no other flag has to be on first.</p>
      </RowFrame>
    )
  }
  return (
    <RowFrame
      title="Prerequisites"
      isEdited={prerequisites !== draft.base.configuration.prerequisites}
      reach={<ReachNote reach={reach} place="prerequisites" />}
      actions={<AddButton {...{ refusal, setIsAdding }} />}
    >
      <ul className="flex flex-col gap-1.5">
        {prerequisites.map((prerequisite) => (
          <Prerequisite key={prerequisite.key} prerequisite={prerequisite} editing={editing} />
        ))}
      </ul>
      {isAdding ? <NewPrerequisite editing={editing} onDone={() => setIsAdding(false)} /> : null}
      {[...new Set(problems)].map((problem) => (
        <p key={problem} role="alert" className="mt-1.5 text-xs font-medium text-bad">
          {problem}
        </p>
      ))}
    </RowFrame>
  )
}

function AddButton({ refusal, setIsAdding }: { refusal: string | null; setIsAdding: (isAdding: boolean) => void }) {
  return (
    <Button disabledReason={refusal} onClick={() => setIsAdding(true)}>
      Add
    </Button>
  )
}

function Prerequisite({ prerequisite, editing }: { prerequisite: ConfiguredPrerequisite; editing: Editing }) {
  const { definitions, world, edit, refusal } = editing
  const { key, variationId } = prerequisite
  const definition = definitions.get(key)
  return (
    <li className="flex flex-wrap items-center gap-1.5 text-xs">
      <span className="text-t3">flag</span>
      <Link
        to="/p/$project/flags/$flag"
        params={{ project: world.project, flag: key }}
        className="rounded hover:underline"
      >
        <Token>{key}</Token>
      </Link>
      <span className="text-t3">must serve</span>
      {definition === undefined ? (
        <span className="mono">{variationId}</span>
      ) : refusal === null ? (
        <VariationSelect
          size={28}
          label={`Variation that ${key} must serve`}
          definition={definition}
          value={variationId}
          onChange={(chosen) => edit({ kind: 'updatePrerequisite', key, variationId: chosen })}
        />
      ) : (
        <VariationValue definition={definition} variationId={variationId} />
      )}
      <IconButton
        label={`Remove prerequisite ${key}`}
        disabledReason={refusal}
        onClick={() => edit({ kind: 'removePrerequisite', key })}
      >
        <X size={13} aria-hidden />
      </IconButton>
    </li>
  )
}

/** Chooses a flag and, once its variations are known, adds it with the first of them. */
function NewPrerequisite({ editing, onDone }: { editing: Editing; onDone: () => void }) {
  const { world, draft, edit } = editing
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const { data = [], isFetching } = useQuery(flagSearchQuery(world.project, useDeferredValue(search)))
  const { data: detail } = useQuery({ ...flagQuery(world.project, chosen ?? ''), enabled: chosen !== null })
  const taken = new Set([
    draft.current.definition.key,
    ...draft.current.configuration.prerequisites.map(({ key }) => key),
  ])
  return (
    <div className="mt-2 flex flex-wrap items-end gap-2">
      <Combobox
        label="Flag that has to serve first"
        className="min-w-60 flex-1"
        value={chosen}
        onChange={setChosen}
        options={data
          .filter(({ key }) => !taken.has(key))
          .map(({ key, name }) => ({ value: key, label: key, hint: name === key ? undefined : name }))}
        onQuery={setSearch}
        isLoading={isFetching}
        isMonospace
        placeholder="Search flags"
      />
      {chosen !== null && detail?.definition.key === chosen ? (
        <VariationSelect
          label={`Variation that ${chosen} must serve`}
          definition={detail.definition}
          value={null}
          onChange={(variationId) => {
            edit({ kind: 'addPrerequisite', key: chosen, variationId })
            onDone()
          }}
        />
      ) : null}
      <Button size={32} onClick={onDone}>
        Cancel
      </Button>
    </div>
  )
}
