import { TextField } from '../../ui/text-field.tsx'
import type { AskedConfirmation } from './asked-confirmation.ts'

export interface EnvironmentConfirmationProps {
  readonly asked: AskedConfirmation
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Asks for the key of the environment when saving takes away what guards it. */
export function EnvironmentConfirmation({ asked, value, onChange }: EnvironmentConfirmationProps) {
  return (
    <div className="flex max-w-md flex-col gap-2 rounded-md bg-wait-bg p-3">
      <p role="alert" className="text-xs font-medium text-wait">
        {asked.reason}
      </p>
      <TextField
        autoFocus
        isMonospace
        label={
          <>
            Type <b className="mono font-semibold text-t1">{asked.expected}</b> to confirm
          </>
        }
        value={value}
        onChange={onChange}
      />
    </div>
  )
}
