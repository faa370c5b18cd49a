import type { Sentence } from '@guidon/describe'
import type { FlagDefinition } from '@guidon/model'
import type { ReactNode } from 'react'
import { sidesOf } from './sentence-parts.ts'
import { SentenceText } from './sentence-text.tsx'

export interface DifferenceLinesProps {
  readonly difference: Sentence
  /** Of the flag that it is about: gives variations their colour. */
  readonly definition?: FlagDefinition | undefined
}

/** One difference as an item of a list: what was and what is, each on a line of its own. */
export function DifferenceLines({ difference: { text, change }, definition }: DifferenceLinesProps) {
  const { after, before } = sidesOf(text)
  return (
    <li>
      {before === null ? null : (
        <Line sign="−" tone="before">
          <SentenceText sentence={before} definition={definition} />
        </Line>
      )}
      <Line
        sign={change === 'remove' ? '−' : before === null && change === 'update' ? '~' : '+'}
        tone={change === 'remove' ? 'before' : 'after'}
      >
        <SentenceText sentence={after} definition={definition} />
      </Line>
    </li>
  )
}

const SIGN_WORDS: Readonly<Record<string, string>> = { '−': 'Before: ', '+': 'After: ', '~': 'Changed: ' }

function Line({ sign, tone, children }: { sign: '−' | '+' | '~'; tone: 'before' | 'after'; children: ReactNode }) {
  const isBefore = tone === 'before'
  return (
    <div className={`flex items-baseline gap-2 px-3 py-1.5 ${isBefore ? 'bg-bad-bg' : 'bg-ok-bg'}`}>
      <span aria-hidden className={`mono w-3 shrink-0 ${isBefore ? 'text-bad' : 'text-ok'}`}>
        {sign}
      </span>
      <span className="sr-only">{SIGN_WORDS[sign]}</span>
      <span className="min-w-0">{children}</span>
    </div>
  )
}
