import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { readContextJson, referenceOf, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { formatAgo } from '../../../lib/format.ts'
import { usePersonas } from '../../../lib/personas/persona-queries.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Combobox } from '../../../ui/combobox.tsx'
import { matchOptions, type ComboboxOption } from '../../../ui/combobox-options.ts'
import { readJson } from '../../../ui/json-reading.ts'
import { contextOptions, isJsonTyped } from './context-options.ts'
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

/** What was typed and cannot be taken, while the context is still the one of then. */
interface Refusal {
  readonly text: string
  readonly message: string
  readonly context: ContextInput | null
}

/** Chooses a context: one that was seen, one looked at lately, a persona, any key as `kind:key`, or pasted JSON. */
export function ContextPicker({ project, environment, label = 'Context', context, onChange }: ContextPickerProps) {
  const queryClient = useQueryClient()
  const [typed, setTyped] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const refused = refusal?.context === context ? refusal : null
  const { seen, isLoading } = useSeenOptions({ project, environment }, isJsonTyped(typed) ? '' : typed.trim())
  const personas = usePersonaOptions(project)
  const choose = async (text: string): Promise<void> => {
    setTyped('')
    const persona = personas.contexts.get(text)
    const chosen =
      persona ?? (await readChoice(text, (reference) => findContext(queryClient, { project, environment, reference })))
    if (typeof chosen === 'string') return setRefusal({ text, message: chosen, context })
    setRefusal(null)
    if (persona === undefined) rememberContext(project, referenceOf(chosen))
    onChange(chosen)
  }
  return (
    <Combobox
      label={label}
      isLabelHidden
      value={refused?.text ?? (context === null ? null : referenceOf(context))}
      onChange={(text) => {
        if (text === null) setRefusal(null)
        else void choose(text)
      }}
      options={contextOptions(typed, { personas: personas.options, recent: recentContexts(project), seen })}
      onQuery={setTyped}
      isLoading={isLoading}
      isFreeText
      isMonospace
      placeholder="user:key, a name, or JSON"
      error={refused?.message ?? null}
    />
  )
}

/** Personas stand in the list under a value that nobody can type: it begins with a space. */
function usePersonaOptions(project: string) {
  const personas = usePersonas(project)
  return useMemo(() => {
    const contexts = new Map<string, ContextInput>()
    const options: ComboboxOption[] = []
    for (const { id, name, context } of personas) {
      const read = readContextJson(context)
      if (typeof read === 'string') continue
      contexts.set(` ${id}`, read)
      options.push({ value: ` ${id}`, label: name, hint: referenceOf(read), group: 'Personas' })
    }
    return { contexts, options }
  }, [personas])
}

function useSeenOptions({ project, environment }: ContextPlace, search: string) {
  const { data, isFetching, isPlaceholderData } = useQuery(contextSearchQuery(project, environment, { search }))
  const options = (data ?? []).map(({ kind, key, name, lastSeenAt }): ComboboxOption => ({
    value: `${kind}:${key}`,
    hint: [name, `seen ${formatAgo(lastSeenAt, serverNow())}`].filter((part) => part !== null).join(' · '),
    group: 'Seen',
  }))
  // Until the server answers, what it found before may not fit what is typed now.
  const seen = isPlaceholderData ? matchOptions(options, search) : options
  return { seen, isLoading: isFetching && data === undefined }
}

async function readChoice(
  text: string,
  find: (reference: string) => Promise<ContextInput>,
): Promise<ContextInput | string> {
  if (!isJsonTyped(text)) return find(text)
  const { value, problem } = readJson(text)
  return problem === null ? readContextJson(value) : `${problem.message} (character ${problem.at + 1})`
}
