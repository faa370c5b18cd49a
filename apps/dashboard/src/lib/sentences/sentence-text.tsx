import type { FlagDefinition } from '@guidon/model'
import { ColorSquare } from '../../ui/value.tsx'
import { sentenceParts, type SentencePart } from './sentence-parts.ts'
import { variationInWords } from './variation-name.ts'

/** A sentence about a change: values and percentages stand out, variations have their colour. */
export function SentenceText({ sentence, definition }: { sentence: string; definition?: FlagDefinition | undefined }) {
  return (
    <span className="min-w-0 wrap-anywhere">
      {sentenceParts(sentence).map((part, index) => (
        <Part key={index} part={part} definition={definition} />
      ))}
    </span>
  )
}

function Part({ part: { kind, text }, definition }: { part: SentencePart; definition?: FlagDefinition | undefined }) {
  if (kind === 'words') return text
  const variation = kind === 'value' ? variationInWords(text, definition) : null
  return (
    <>
      {variation === null ? null : (
        <ColorSquare index={variation} valueType={definition?.valueType ?? ''} className="me-1" />
      )}
      <b className="num font-semibold">{kind === 'value' && variation === null ? `“${text}”` : text}</b>
    </>
  )
}
