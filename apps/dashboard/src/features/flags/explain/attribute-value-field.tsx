import type { Json } from '@guidon/model'
import { readTypedValue } from '../../../lib/evaluation/context-parts.ts'
import { fieldTime, instantOf, readFieldTime, withInstant } from '../../../lib/evaluation/instant-value.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { valueText } from '../../../ui/value-text.ts'

interface AttributeValueFieldProps {
  readonly label: string
  /** As it is typed. */
  readonly text: string
  readonly onText: (text: string) => void
}

/**
 * A value of an attribute. A time can be chosen as one: evaluation has no clock, so that rules about a time look at
 * attributes only, and setting those is asking about another moment.
 */
export function AttributeValueField({ label, text, onText }: AttributeValueFieldProps) {
  const value = readTypedValue(text)
  const at = instantOf(value)
  const choose = (before: Json, next: number): void => onText(valueText(withInstant(before, next)))
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={label}
        isMonospace
        value={text}
        onChange={onText}
        hint="A number, true, false or JSON counts as such; in quotes it is text."
      />
      {at === null ? (
        <Button className="self-start" onClick={() => choose('', serverNow())}>
          Set to the time now
        </Button>
      ) : (
        <TextField
          label="As a time"
          type="datetime-local"
          value={fieldTime(at)}
          onChange={(next) => {
            const chosen = readFieldTime(next)
            if (chosen !== null) choose(value, chosen)
          }}
          hint="In the time zone of this browser."
        />
      )}
    </div>
  )
}
