import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { RadioCards } from '../../../ui/radio-cards.tsx'
import { JsonEditor } from '../../../ui/json-editor.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { keyOf, withKind, type NewFlagForm } from './new-flag-form.ts'

interface NewFlagFieldsProps {
  readonly form: NewFlagForm
  readonly onChange: (form: NewFlagForm) => void
  readonly problems: Readonly<Record<string, string>>
}

const KINDS = [
  { value: 'release', label: 'Release', hint: 'On or off, and removed when it is out' },
  { value: 'kill-switch', label: 'Kill switch', hint: 'On or off, and there to stay' },
  { value: 'string', label: 'Text', hint: 'One of several texts' },
  { value: 'number', label: 'Number', hint: 'One of several numbers' },
  { value: 'json', label: 'JSON', hint: 'One of several configurations' },
  { value: 'migration', label: 'Migration', hint: 'Moves a system in six stages' },
] as const

export function NewFlagFields({ form, onChange, problems }: NewFlagFieldsProps) {
  const set = (changes: Partial<NewFlagForm>): void => onChange({ ...form, ...changes })
  return (
    <>
      <TextField
        label="Name"
        autoFocus
        value={form.name}
        onChange={(name) => set({ name })}
        error={problems['name'] ?? null}
      />
      <TextField
        label="Key"
        isMonospace
        hint="What programs ask for. It cannot be changed later."
        value={keyOf(form)}
        onChange={(key) => set({ key: key === '' ? null : key })}
        error={problems['key'] ?? null}
      />
      <RadioCards
        legend="Kind"
        columns={2}
        value={form.kind}
        onChange={(kind) => onChange(withKind(form, kind))}
        cards={KINDS}
      />
      {form.values.length === 0 ? null : <ValueFields form={form} onChange={onChange} problems={problems} />}
      <TextArea
        label="Description"
        isOptional
        rows={2}
        value={form.description}
        onChange={(description) => set({ description })}
      />
      <TextField
        label="Tags"
        isOptional
        hint="Separated by commas"
        value={form.tags}
        onChange={(tags) => set({ tags })}
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-xs font-medium text-t2">Who may see it, besides servers</legend>
        <Checkbox
          label="Browser SDKs"
          isChecked={form.isForBrowsers}
          onChange={(isForBrowsers) => set({ isForBrowsers })}
        />
        <Checkbox label="Mobile SDKs" isChecked={form.isForMobile} onChange={(isForMobile) => set({ isForMobile })} />
      </fieldset>
      <Checkbox label="I am the owner" isChecked={form.isOwnedByMe} onChange={(isOwnedByMe) => set({ isOwnedByMe })} />
    </>
  )
}

function ValueFields({ form, onChange, problems }: NewFlagFieldsProps) {
  const setValues = (values: readonly string[]): void => onChange({ ...form, values })
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-xs font-medium text-t2">Values of its variations</legend>
      {form.values.map((value, index) => (
        <div key={index} className="flex items-start gap-1">
          <ValueField
            label={`Value ${index + 1}`}
            isJson={form.kind === 'json'}
            value={value}
            onChange={(next) => setValues(form.values.with(index, next))}
            problem={problems[`value ${index}`] ?? null}
          />
          <IconButton
            label={`Remove value ${index + 1}`}
            size={32}
            disabledReason={form.values.length <= 2 ? 'A flag has two variations at least.' : null}
            onClick={() => setValues(form.values.toSpliced(index, 1))}
          >
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button className="self-start" onClick={() => setValues([...form.values, form.kind === 'json' ? '{}' : ''])}>
        <Plus size={13} aria-hidden />
        Add a value
      </Button>
    </fieldset>
  )
}

interface ValueFieldProps {
  readonly label: string
  readonly isJson: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem: string | null
}

/** JSON gets room to be written in. */
function ValueField({ label, isJson, value, onChange, problem }: ValueFieldProps) {
  if (!isJson) {
    const field = { label, value, onChange, error: problem }
    return <TextField {...field} isLabelHidden isMonospace className="flex-1" />
  }
  return (
    <div className="min-w-0 flex-1">
      <JsonEditor
        label={label}
        value={value}
        minHeight={60}
        onChange={(text) => (text === value ? undefined : onChange(text))}
      />
      {problem === null ? null : (
        <p role="alert" className="mt-1 text-xs font-medium text-bad">
          {problem}
        </p>
      )}
    </div>
  )
}
