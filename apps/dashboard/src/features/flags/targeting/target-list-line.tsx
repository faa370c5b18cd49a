import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatCount } from '../../../lib/format.ts'
import { MAX_INLINE_VALUES } from '../../../lib/rules/clause-values.tsx'
import { Token } from '../../../lib/rules/token.tsx'
import { ValueListDrawer } from '../../../lib/rules/value-list-drawer.tsx'
import { Button } from '../../../ui/button.tsx'
import { ChipsInput } from '../../../ui/chips-input.tsx'
import type { Editing } from './editing.ts'
import { VariationValue } from './serve-line.tsx'
import { addKeys, keysOf, MANY_TARGETS, setKeys, type TargetList } from './target-edits.ts'

const SHOWN = 8

export interface TargetListLineProps {
  readonly list: TargetList
  /** It has just been begun and is open. */
  readonly isBegun: boolean
  readonly editing: Editing
}

/** The keys of one kind that get one variation: a sentence, or while it is open an editor. */
export function TargetListLine({ list, isBegun, editing }: TargetListLineProps) {
  const { draft, edit, refusal, world } = editing
  const { targets } = draft.current.configuration
  const [isOpen, setIsOpen] = useState(isBegun)
  const [isListOpen, setIsListOpen] = useState(false)
  const keys = keysOf(targets, list)
  const isLong = keys.length > MAX_INLINE_VALUES
  const label = `${list.contextKind} keys`
  return (
    <div>
      <div className="mb-1 flex flex-wrap items-center gap-1.5 text-xs">
        <VariationValue definition={draft.current.definition} variationId={list.variationId} />
        <span className="text-t3">if</span>
        <Token isSubject>{list.contextKind}.key</Token>
        <span className="text-t3">is one of {isLong || isOpen ? formatCount(keys.length) : ''}</span>
        {isOpen && !isLong ? null : <KeyTokens keys={keys} />}
        <span className="ms-auto flex items-center">
          {isOpen ? (
            <>
              <Button onClick={() => setIsListOpen(true)}>Paste or CSV…</Button>
              <Button onClick={() => setIsOpen(false)}>Done</Button>
            </>
          ) : (
            <Button disabledReason={refusal} onClick={() => (isLong ? setIsListOpen(true) : setIsOpen(true))}>
              Edit
            </Button>
          )}
        </span>
      </div>
      {isOpen && !isLong ? (
        <ChipsInput
          label={label}
          isLabelHidden
          values={keys}
          onChange={(next) => edit(...setKeys(targets, list, next))}
          placeholder={`A ${list.contextKind}'s key, then Enter`}
        />
      ) : null}
      <SegmentAdvice count={keys.length} project={world.project} />
      <ValueListDrawer
        isOpen={isListOpen}
        onClose={() => setIsListOpen(false)}
        title={`Targeted ${label}`}
        noun="key"
        values={keys}
        onAdd={(added) => edit(...addKeys(targets, list, added))}
        onRemove={(key) => edit({ kind: 'removeTargets', ...list, values: [key] })}
        disabledReason={refusal}
      />
    </div>
  )
}

function KeyTokens({ keys }: { keys: readonly string[] }) {
  const hidden = keys.length - SHOWN
  return (
    <>
      {keys.slice(0, SHOWN).map((key) => (
        <Token key={key}>{key}</Token>
      ))}
      {hidden > 0 ? <span className="num text-t3">+{formatCount(hidden)}</span> : null}
    </>
  )
}

function SegmentAdvice({ count, project }: { count: number; project: string }) {
  if (count <= MANY_TARGETS) return null
  return (
    <p className="mt-1 text-xs text-t3">
      So many keys are easier to keep in a{' '}
      <Link to="/p/$project/segments" params={{ project }} className="text-accent underline">
        segment
      </Link>
      : other flags can use it too.
    </p>
  )
}
