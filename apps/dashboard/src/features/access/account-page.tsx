import { updateMe, type Preferences } from '@guidon/api'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { reasonOf } from '../../lib/can.ts'
import { meQuery } from '../../lib/root-route.ts'
import { areSingleKeysOn, setSingleKeys } from '../../lib/shortcuts.ts'
import { chooseTheme, useTheme } from '../../lib/theme.ts'
import { useCan, useRight } from '../../lib/use-project.ts'
import { WriteButton } from '../../lib/write-button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { SessionList } from './session-list.tsx'
import { TokenList } from './token-list.tsx'

/** Your name, how you like things, where you are signed in, and your access tokens. */
export function AccountPage() {
  return (
    <Page title="Your account">
      <div className="mx-auto max-w-5xl px-4 py-6">
        <FormSection title="Name" description="As others see it in the audit and beside what you edit.">
          <NameForm />
        </FormSection>
        <FormSection title="Preferences" description={<PreferencesReach />}>
          <PreferenceFields />
        </FormSection>
        <FormSection title="Sessions" description="Browsers in which you are signed in.">
          <SessionList />
        </FormSection>
        <FormSection
          title="Access tokens"
          description="For the command line, CI and other programs. A token acts as you do, within its actions."
        >
          <TokenList />
        </FormSection>
      </div>
    </Page>
  )
}

function useUpdateMe() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { name?: string; preferences?: Partial<Preferences> }) => api.call(updateMe, { body }),
    onSuccess: (me) => queries.setQueryData(meQuery.queryKey, me),
    onError: ({ message }) => showToast({ tone: 'bad', title: 'Not saved', detail: message }),
  })
}

function NameForm() {
  const { data: me } = useSuspenseQuery(meQuery)
  const [name, setName] = useState(me.name)
  const update = useUpdateMe()
  const canUpdate = useCan('profile:update')
  const reason = name.trim() === '' ? 'Write a name.' : name.trim() === me.name ? 'That is your name.' : null
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason === null) update.mutate({ name: name.trim() })
      }}
    >
      <TextField
        label="Name"
        maxLength={100}
        value={name}
        onChange={setName}
        readOnly={canUpdate !== true}
        className="flex-1"
      />
      <WriteButton
        type="submit"
        variant="primary"
        size={32}
        isLoading={update.isPending}
        disabledReason={reasonOf(canUpdate) ?? reason}
      >
        Save
      </WriteButton>
    </form>
  )
}

function PreferencesReach() {
  return useRight('profile:update') === true
    ? 'On every device on which you sign in.'
    : 'In this browser. They are not kept with the account, because you may only look.'
}

function PreferenceFields() {
  const { data: me } = useSuspenseQuery(meQuery)
  const update = useUpdateMe()
  const canUpdate = useRight('profile:update') === true
  const localTheme = useTheme()
  const [hasLocalKeys, setHasLocalKeys] = useState(areSingleKeysOn)
  const { theme, hasSingleKeyShortcuts } = canUpdate
    ? me.preferences
    : { theme: localTheme, hasSingleKeyShortcuts: hasLocalKeys }
  const choose = (preferences: Partial<Preferences>): void => {
    if (canUpdate) update.mutate({ preferences })
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <span className="w-24 text-xs font-medium text-t2">Theme</span>
        <Segmented
          label="Theme"
          value={theme}
          onChange={(next) => {
            chooseTheme(next)
            choose({ theme: next })
          }}
          segments={[
            { value: 'system', label: 'System' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </div>
      <Checkbox
        label="Single keys are shortcuts"
        hint="Turn this off when you speak your input or keep pressing keys by mistake."
        isChecked={hasSingleKeyShortcuts}
        onChange={(isOn) => {
          setSingleKeys(isOn)
          setHasLocalKeys(isOn)
          choose({ hasSingleKeyShortcuts: isOn })
        }}
      />
    </>
  )
}
