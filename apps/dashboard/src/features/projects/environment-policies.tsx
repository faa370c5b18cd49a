import { Checkbox } from '../../ui/checkbox.tsx'

/** What an environment asks of those who change things in it, and of browsers. */
export interface Policies {
  readonly isCritical: boolean
  readonly requiresReason: boolean
  readonly isSecureMode: boolean
}

export interface EnvironmentPoliciesProps {
  readonly policies: Policies
  readonly onChange: (changes: Partial<Policies>) => void
  readonly disabledReason?: string | null
}

export function EnvironmentPolicies({ policies, onChange, disabledReason = null }: EnvironmentPoliciesProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-xs font-medium text-t2">What it asks for</legend>
      {disabledReason === null ? null : <p className="text-xs text-t3">{disabledReason}</p>}
      {CHOICES.map(({ name, label, hint }) => (
        <Checkbox
          key={name}
          label={label}
          hint={hint}
          isChecked={policies[name]}
          disabledReason={disabledReason === null ? null : hint}
          onChange={(isChecked) => onChange({ [name]: isChecked })}
        />
      ))}
    </fieldset>
  )
}

const CHOICES: readonly { readonly name: keyof Policies; readonly label: string; readonly hint: string }[] = [
  {
    name: 'isCritical',
    label: 'Critical',
    hint: 'Whoever applies a change types the key of the environment. It has a diamond wherever it is named.',
  },
  {
    name: 'requiresReason',
    label: 'Ask for a reason',
    hint: 'Every change needs a sentence why. It stands in the audit trail.',
  },
  {
    name: 'isSecureMode',
    label: 'Secure mode for browsers',
    hint: 'Browser SDKs get flags only with a hash of their context, which your server makes with the SDK key: nobody can look at the flags of somebody else. Those without a hash are refused.',
  },
]
