import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ChipsInput } from '../../ui/chips-input.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import type { ComboboxOption } from '../../ui/combobox-options.ts'
import { FacetMenu } from '../../ui/facet-menu.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Value } from '../../ui/value.tsx'
import { KitSection } from './kit-section.tsx'

const ATTRIBUTES: readonly ComboboxOption[] = [
  { value: 'email', label: 'email', hint: 'text', group: 'user' },
  { value: 'plan', label: 'plan', hint: 'text', group: 'user' },
  { value: 'signedUpAt', label: 'signedUpAt', hint: 'number', group: 'user' },
  { value: 'tier', label: 'tier', hint: 'text', group: 'organization' },
  { value: 'state', label: 'state', hint: 'text', group: 'organization' },
]
const KINDS = [
  'boolean',
  'string',
  'number',
  'json',
  'migration',
  'kill switch',
  'experiment',
  'config',
  'text',
  'other',
]
const MANY = Array.from({ length: 120 }, (_, index) => `district-${1001 + index}`)
const nothing = (): void => undefined

/** What is filled in. */
export function KitFormParts() {
  return (
    <KitSection title="Forms" className="block!">
      <Texts />
      <Choices />
      <Lists />
      <Few />
    </KitSection>
  )
}

function Texts() {
  const [name, setName] = useState('Grade book')
  const [count, setCount] = useState<number | null>(25)
  return (
    <FormSection title="Text and numbers" description="Labels stand above, hints and errors below.">
      <TextField label="Name" value={name} onChange={setName} hint="People see it in lists." />
      <TextField
        label="Key"
        value="grade book"
        onChange={nothing}
        isMonospace
        error="A key has no spaces: grade-book."
      />
      <TextField label="Address" prefix="https://" value="flags.example.com" onChange={nothing} isOptional />
      <TextField label="Read only" value="cannot be changed" readOnly onChange={nothing} />
      <TextField label="Not now" value="" placeholder="Choose a project first" disabled onChange={nothing} />
      <TextArea label="Why" value={name} onChange={setName} hint="It goes to the audit log." />
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <NumberField label="Share" value={count} onChange={setCount} min={0} max={100} places={3} unit="%" />
        <NumberField label="Not now" value={5} onChange={nothing} isDisabled hint="Once the flag is on." />
      </div>
    </FormSection>
  )
}

function Choices() {
  const [served, setServed] = useState<'true' | 'false' | null>(null)
  const [attribute, setAttribute] = useState<string | null>('plan')
  return (
    <FormSection title="One of many">
      <Select
        label="Serve"
        value={served}
        onChange={setServed}
        options={[
          { value: 'true', text: 'true', label: <Value value={true} index={0} /> },
          { value: 'false', text: 'false', label: <Value value={false} index={1} />, hint: 'as when it is off' },
        ]}
      />
      <Select label="Not now" size={28} value={null} onChange={nothing} options={[]} isDisabled />
      <Combobox
        label="Attribute"
        value={attribute}
        onChange={setAttribute}
        options={ATTRIBUTES}
        isFreeText
        isMonospace
        hint="Any text may stand here; those that were seen are offered."
      />
      <Combobox label="Searching" value={null} onChange={nothing} onQuery={nothing} options={[]} isLoading />
    </FormSection>
  )
}

function Lists() {
  const [few, setFew] = useState<readonly string[]>(['northfield', 'lake side'])
  const [many, setMany] = useState<readonly string[]>(MANY)
  return (
    <FormSection title="Many values" description="Paste a column of a table.">
      <ChipsInput
        label="Districts"
        values={few}
        onChange={setFew}
        placeholder="Type or paste"
        suggestions={['northfield', 'southfield']}
        check={(value) => (value.includes(' ') ? 'A key has no spaces.' : null)}
      />
      <ChipsInput label="Many districts" values={many} onChange={setMany} />
    </FormSection>
  )
}

function Few() {
  const [how, setHow] = useState<'guarded' | 'once' | 'later'>('guarded')
  const [view, setView] = useState<'sentence' | 'json'>('sentence')
  const [isOn, setIsOn] = useState(true)
  const [kinds, setKinds] = useState<readonly string[]>(['boolean'])
  return (
    <FormSection title="Few choices">
      <RadioCards
        legend="How"
        value={how}
        onChange={setHow}
        cards={[
          {
            value: 'guarded',
            label: 'Guarded',
            hint: '25 → 35 → 50 in 3 h',
            mark: <ShieldCheck size={14} aria-hidden />,
          },
          { value: 'once', label: 'At once' },
          { value: 'later', label: 'At a time…', disabledReason: 'No calendar yet.' },
        ]}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Segmented
          label="View"
          value={view}
          onChange={setView}
          segments={[
            { value: 'sentence', label: 'Sentence' },
            { value: 'json', label: 'JSON' },
          ]}
        />
        <Switch isOn={isOn} onChange={setIsOn} label="Targeting" />
        <Switch isOn={!isOn} onChange={(next) => setIsOn(!next)} label="The other way" />
        <Switch isOn onChange={nothing} label="Not now" disabledReason="The flag is archived." />
        <FacetMenu
          label="kind"
          options={KINDS.map((kind, index) => ({ value: kind, label: kind, count: 400 - index * 40 }))}
          selected={kinds}
          onChange={setKinds}
        />
        <FacetMenu label="owner" options={[]} selected={[]} onChange={nothing} />
      </div>
      <div>
        <Checkbox label="Needs a comment" hint="For changes of Production." isChecked={isOn} onChange={setIsOn} />
        <Checkbox label="Some of them" isMixed isChecked={false} onChange={nothing} />
        <Checkbox label="Not now" isChecked onChange={nothing} disabledReason="Set by the server." />
      </div>
    </FormSection>
  )
}
