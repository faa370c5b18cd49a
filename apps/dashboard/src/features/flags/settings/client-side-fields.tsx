import { Checkbox } from '../../../ui/checkbox.tsx'
import type { DefinitionEditing } from '../definition/definition-editing.ts'

export function ClientSideFields({ editing: { draft, edit, refusal } }: { editing: DefinitionEditing }) {
  const { clientSideAvailability } = draft.current
  const { usingEnvironmentId, usingMobileKey } = clientSideAvailability
  const set = (changes: Partial<typeof clientSideAvailability>): void =>
    edit({
      kind: 'updateClientSideAvailability',
      clientSideAvailability: { ...clientSideAvailability, ...changes },
    })
  return (
    <div className="flex flex-col gap-2">
      <Checkbox
        label="Browser SDKs"
        hint="With the client-side id. Whoever opens the page can read its key and the value for them, but no rule and no other context."
        isChecked={usingEnvironmentId}
        disabledReason={refusal}
        onChange={(isChecked) => set({ usingEnvironmentId: isChecked })}
      />
      <Checkbox
        label="Mobile SDKs"
        hint="With the mobile key. Apps that are installed get its value for their user."
        isChecked={usingMobileKey}
        disabledReason={refusal}
        onChange={(isChecked) => set({ usingMobileKey: isChecked })}
      />
    </div>
  )
}
