import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readContextJson, referenceOf, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { formatAgo } from '../../../lib/format.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Combobox } from '../../../ui/combobox.tsx'
import type { ComboboxOption } from '../../../ui/combobox-options.ts'
import { readJson } from '../../../ui/json-reading.ts'
import { contextSearchQuery, findContext } from './explain-queries.ts'
import { recentContexts, rememberContext } from './recent-contexts.ts'

export interface ContextPlace {
  readonly project: string
  readonly environment: string
}

export interface ContextPickerProps extends ContextPlace {
  /** Says which one, where there are several. @default "Context" */
  readonly label?: string
  readonly context: ContextInput | null
  readonly onChange: (context: ContextInput) => void
}

/** Chooses a context: one that was seen, one looked at lately, any key as `kind:key`, or pasted JSON. */
export function ContextPicker({ project, environment, label = 'Context', context, onChange }: ContextPickerProps) {
  const queryClient = useQueryClient()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)
  const search = typed.trimStart().startsWith('{') ? '' : typed.trim()
  const { data, isFetching } = useQuery(contextSearchQuery(project, environment, search))
  const choose = async (text: string): Promise<void> => {
    const chosen = await readChoice(text, (reference) => findContext(queryClient, { project, environment, reference }))
    setTyped('')
    setError(typeof chosen === 'string' ? chosen : null)
    if (typeof chosen === 'string') return
    rememberContext(project, referenceOf(chosen))
    onChange(chosen)
  }
  const seen = (data ?? []).map(({ kind, key, name, lastSeenAt }): ComboboxOption => ({
    value: `${kind}:${key}`,
    hint: [name, `seen ${formatAgo(lastSeenAt, serverNow())}`].filter((part) => part !== null).join(' · '),
    group: 'Seen',
  }))
  return (
    <Combobox
      label={label}
      isLabelHidden
      value={context === null ? null : referenceOf(context)}
      onChange={(text) => {
        if (text !== null) void choose(text)
      }}
      options={withRecent(project, search, seen)}
      onQuery={setTyped}
      isLoading={isFetching && data === undefined}
      isFreeText
      isMonospace
      placeholder="user:key, a name, or JSON"
      error={error}
    />
  )
}

function withRecent(project: string, search: string, seen: readonly ComboboxOption[]): readonly ComboboxOption[] {
  const recent = recentContexts(project).filter((reference) => reference.toLowerCase().includes(search.toLowerCase()))
  const shown = new Set(recent)
  return [...recent.map((value) => ({ value, group: 'Recent' })), ...seen.filter(({ value }) => !shown.has(value))]
}

async function readChoice(
  text: string,
  find: (reference: string) => Promise<ContextInput>,
): Promise<ContextInput | string> {
  if (!text.trimStart().startsWith('{')) return find(text)
  const { value, problem } = readJson(text)
  return problem === null ? readContextJson(value) : problem.message
}
