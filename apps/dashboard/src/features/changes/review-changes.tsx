import type { ChangePlan, Environment } from '@guidon/api'
import type { FlagDefinition } from '@guidon/model'
import { useState } from 'react'
import { serverUrl } from '../../lib/base-path.ts'
import { environmentShape } from '../../lib/environment-shape.ts'
import { DifferenceLines } from '../../lib/sentences/difference-lines.tsx'
import { Button } from '../../ui/button.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { EnvironmentShapeMark } from '../../ui/environment-shape.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { commandSnippet, curlSnippet, typescriptSnippet, type SnippetSubject } from './change-snippets.ts'
import { bySubject, type SubjectDifferences } from './review-facts.ts'

const VIEWS = [
  { value: 'sentence', label: 'Sentence' },
  { value: 'json', label: 'JSON' },
  { value: 'api', label: 'API' },
] as const

/** Longer lists begin with this many lines. */
const FIRST_LINES = 8

export interface ReviewChangesProps {
  readonly plan: ChangePlan
  readonly environments: readonly Environment[]
  readonly definitions: ReadonlyMap<string, FlagDefinition>
  /** What the code examples are made of. */
  readonly write: Omit<SnippetSubject, 'server' | 'operations'>
}

/** What becomes different: in words, as the instructions that say so, and as calls that do the same. */
export function ReviewChanges({ plan, environments, definitions, write }: ReviewChangesProps) {
  const [view, setView] = useState<(typeof VIEWS)[number]['value']>('sentence')
  const subject = { ...write, server: serverUrl, operations: plan.operations }
  return (
    <section aria-label="What changes">
      <div className="mb-2 flex items-center justify-between gap-2">
        <h3 className="text-xs font-semibold text-t2">What changes</h3>
        <Segmented label="Shown as" value={view} onChange={setView} segments={VIEWS} />
      </div>
      {view === 'sentence' ? (
        <div className="flex flex-col gap-2">
          {bySubject(plan.diff).map((group, index) => (
            <SubjectCard key={index} group={group} environments={environments} definitions={definitions} />
          ))}
          {plan.diff.length > 0 ? null : <p className="text-t2">Nothing: it is so already.</p>}
        </div>
      ) : null}
      {view === 'json' ? (
        <CodeBlock code={JSON.stringify(plan.operations, null, 2)} language="json" label="Instructions" />
      ) : null}
      {view === 'api' ? <ApiCalls subject={subject} /> : null}
    </section>
  )
}

function ApiCalls({ subject }: { subject: SnippetSubject }) {
  return (
    <div className="flex flex-col gap-3">
      <Call name="Command line" code={commandSnippet(subject)} language="shell" />
      <Call name="curl" code={curlSnippet(subject)} language="shell" />
      <Call name="TypeScript" code={typescriptSnippet(subject)} language="typescript" />
    </div>
  )
}

function Call({ name, code, language }: { name: string; code: string; language: 'shell' | 'typescript' }) {
  return (
    <div>
      <h4 className="mb-1 text-2xs font-medium text-t3">{name}</h4>
      <CodeBlock code={code} language={language} label={name} />
    </div>
  )
}

interface SubjectCardProps extends Pick<ReviewChangesProps, 'environments' | 'definitions'> {
  readonly group: SubjectDifferences
}

function SubjectCard({ group: { subject, differences }, environments, definitions }: SubjectCardProps) {
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? differences : differences.slice(0, FIRST_LINES)
  const environment = environments.find(({ key }) => key === subject.environment)
  const definition = subject.kind === 'flag' ? definitions.get(subject.key) : undefined
  return (
    <div className="overflow-hidden rounded-lg border border-line text-sm">
      <div className="flex min-h-8 items-center gap-2 border-b border-line bg-sub/60 px-3 py-1 text-xs">
        <span className="text-t3">{subject.kind === 'flag' ? 'Flag' : 'Segment'}</span>
        <b className="min-w-0 truncate font-semibold">{definition?.name ?? subject.key}</b>
        <span className="ms-auto flex shrink-0 items-center gap-1.5 text-t2">
          {environment === undefined ? (
            'all environments'
          ) : (
            <>
              <EnvironmentShapeMark shape={environmentShape(environment)} />
              {environment.name}
            </>
          )}
        </span>
      </div>
      <ul>
        {shown.map((difference, index) => (
          <DifferenceLines key={index} difference={difference} definition={definition} />
        ))}
      </ul>
      {shown.length === differences.length ? null : (
        <Button className="w-full rounded-none" onClick={() => setIsWhole(true)}>
          Show {differences.length - shown.length} more
        </Button>
      )}
    </div>
  )
}
