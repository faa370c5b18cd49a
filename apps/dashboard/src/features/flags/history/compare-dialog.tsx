import type { FlagDetail } from '@guidon/api'
import { useQuery } from '@tanstack/react-query'
import { formatInstant } from '../../../lib/format.ts'
import { DifferenceLines } from '../../../lib/sentences/difference-lines.tsx'
import { useEnvironments } from '../../../lib/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select, type SelectOption } from '../../../ui/select.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { useFlagKeys } from '../flag-place.ts'
import { LoadError } from '../load-error.tsx'
import type { HistoryEntry } from './history-entry.ts'
import { comparisonQuery } from './history-queries.ts'
import type { ComparedVersions } from './history-search.ts'
import { currentVersion } from './restoring.ts'
import { recordedSentence } from './sentence-change.ts'

export interface CompareDialogProps {
  readonly detail: FlagDetail
  readonly entries: readonly HistoryEntry[]
  readonly compared: ComparedVersions
  readonly onChange: (compared: ComparedVersions) => void
  readonly onClose: () => void
}

/** Any two versions in one place, and what is different between them. */
export function CompareDialog({ detail, entries, compared, onChange, onClose }: CompareDialogProps) {
  const environments = useEnvironments()
  const { environment, from, to } = compared
  const options = versionOptions(entries, compared, currentVersion(detail, environment))
  const goTo = (key: string): void => {
    const place = key === '' ? null : key
    const current = currentVersion(detail, place)
    onChange({ environment: place, from: Math.max(1, current - 1), to: current })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={680}
      title="Compare versions"
      note={<span className="mono">{detail.definition.key}</span>}
      footer={
        <Button size={32} variant="line" onClick={onClose}>
          Close
        </Button>
      }
    >
      <div className="grid grid-cols-3 gap-3 max-md:grid-cols-1">
        <Select
          label="Of"
          value={environment ?? ''}
          onChange={goTo}
          options={[
            ...environments.map(({ key, name }) => ({ value: key, label: name })),
            { value: '', label: 'What all share' },
          ]}
        />
        <Select
          label="From"
          value={String(from)}
          onChange={(version) => onChange({ ...compared, from: Number(version) })}
          options={options}
        />
        <Select
          label="To"
          value={String(to)}
          onChange={(version) => onChange({ ...compared, to: Number(version) })}
          options={options}
        />
      </div>
      <Comparison compared={compared} detail={detail} />
    </Dialog>
  )
}

function Comparison({ compared, detail }: Pick<CompareDialogProps, 'compared' | 'detail'>) {
  const { project, flag } = useFlagKeys()
  const comparison = useQuery(comparisonQuery(project, { flag, ...compared }))
  if (comparison.error !== null) return <LoadError title="The versions could not be compared" query={comparison} />
  if (comparison.data === undefined) return <SkeletonLines count={3} label="Comparing" />
  const { sentences } = comparison.data
  if (sentences.length === 0) return <p className="mt-4 text-t2">There is no difference between them.</p>
  return (
    <ul className="mt-4 overflow-hidden rounded-lg border border-line text-sm">
      {sentences.map((sentence, index) => (
        <DifferenceLines key={index} difference={recordedSentence(sentence)} definition={detail.definition} />
      ))}
    </ul>
  )
}

/** The versions that the loaded changes made, the newest first, and those that are chosen. */
function versionOptions(
  entries: readonly HistoryEntry[],
  { environment, from, to }: ComparedVersions,
  current: number,
): readonly SelectOption<string>[] {
  const hints = new Map<number, string>()
  for (const { change, parts } of entries) {
    const part = parts.find((one) => one.environment === environment)
    if (part === undefined) continue
    hints.set(part.version, `${change.actor.name}, ${formatInstant(change.createdAt)}: ${part.sentences[0] ?? ''}`)
  }
  const versions = new Set([...hints.keys(), from, to, current, 1])
  return [...versions]
    .sort((one, other) => other - one)
    .map((version) => ({
      value: String(version),
      label: `Version ${version}${version === current ? ' (now)' : ''}`,
      hint: hints.get(version) ?? (version === 1 ? 'As it was created' : undefined),
    }))
}
