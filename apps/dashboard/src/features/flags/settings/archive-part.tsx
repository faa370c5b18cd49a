import { planChange, type FlagDetail } from '@guidon/api'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../lib/api.ts'
import { formatAgo } from '../../../lib/format.ts'
import { openReview } from '../../../lib/review.ts'
import { useEnvironments, useRight } from '../../../lib/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { useNow } from '../../../ui/clock.ts'
import { Glyph, type Status } from '../../../ui/glyph.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import type { DefinitionEditing } from '../definition/definition-editing.ts'
import { LoadError } from '../load-error.tsx'
import { neededFacts, quietFact, sameFact, type ArchiveFact } from './archive-facts.ts'

/** What archiving would do, as the server sees it. */
const archivePlanQuery = (project: string, { definition: { key }, version }: FlagDetail) => ({
  queryKey: ['change-plan', project, 'archive', key, version],
  queryFn: ({ signal }: { signal: AbortSignal }) => {
    const operations = [{ subject: { kind: 'flag' as const, key }, instructions: [{ kind: 'archiveFlag' }] }]
    return api.call(planChange, { params: { project }, body: { operations }, signal })
  },
  retry: false,
})

/** The way out of use, with what to look at before. */
export function ArchivePart({ editing: { project, saved, draft, refusal } }: { editing: DefinitionEditing }) {
  const canPlan = useRight('change:plan') === true
  const plan = useQuery({ ...archivePlanQuery(project, saved), enabled: canPlan })
  const facts = useFacts(saved)
  const needed = plan.data === undefined ? [] : neededFacts(plan.data)
  const blocking = needed.find(({ verdict }) => verdict === 'bad')
  const { key } = saved.definition
  const edited = draft.isDirty ? 'Apply or discard your draft first.' : null
  const unknown = plan.data === undefined ? 'What depends on it is being looked up.' : null
  const archive = (): void =>
    openReview({
      operations: [
        { subject: { kind: 'flag', key }, baseVersion: saved.version, instructions: [{ kind: 'archiveFlag' }] },
      ],
    })
  return (
    <>
      <ul aria-label="Before it is archived" className="flex flex-col gap-2.5">
        {[...facts, ...needed].map((fact) => (
          <Fact key={fact.detail} fact={fact} />
        ))}
      </ul>
      {plan.error === null ? null : <LoadError title="What depends on it is not known" query={plan} />}
      {plan.isPending && canPlan ? <SkeletonLines count={1} label="Looking for what depends on it" /> : null}
      <Button
        className="max-w-full self-start"
        size={32}
        variant="danger"
        disabledReason={refusal ?? blocking?.detail ?? edited ?? unknown}
        onClick={archive}
      >
        <span className="truncate">Archive {key}…</span>
      </Button>
    </>
  )
}

function useFacts(saved: FlagDetail): readonly ArchiveFact[] {
  const environments = useEnvironments()
  const now = useNow()
  const nameOf = (environment: string): string =>
    environments.find(({ key }) => key === environment)?.name ?? environment
  return [quietFact(saved, { now, nameOf, ago: (at) => formatAgo(at, now) }), sameFact(saved, { nameOf })]
}

const GLYPHS: Readonly<Record<ArchiveFact['verdict'], readonly [status: Status, word: string]>> = {
  ok: ['done', 'Fine'],
  wait: ['wait', 'Look at this first'],
  bad: ['bad', 'In the way'],
}

function Fact({ fact: { verdict, title, detail } }: { fact: ArchiveFact }) {
  const [status, word] = GLYPHS[verdict]
  return (
    <li className="flex items-start gap-2">
      <Glyph status={status} label={word} className="mt-0.5" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <p className="text-xs text-t2 wrap-anywhere">{detail}</p>
      </div>
    </li>
  )
}
