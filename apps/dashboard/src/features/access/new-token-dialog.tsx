import { createToken, type Action } from '@guidon/api'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { serverNow } from '../../lib/server-time.ts'
import { meQuery } from '../../lib/root-route.ts'
import { WriteButton } from '../../lib/write-button.tsx'
import { Button } from '../../ui/button.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { tokensQuery } from './access-queries.ts'
import { expiryOf, grantedActions, LIFETIMES, type Grant, type Lifetime } from './new-token-form.ts'

const GRANTS = [
  { value: 'all', label: 'Everything that I may do', hint: 'For your own command line' },
  { value: 'read', label: 'Reading only', hint: 'For dashboards and reports' },
  { value: 'change', label: 'Reading and changing flags', hint: 'For CI: no keys, no tokens, no settings' },
] as const

/** Makes a token; its secret is shown once. */
export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const { data: me } = useSuspenseQuery(meQuery)
  const [name, setName] = useState('')
  const [grant, setGrant] = useState<Grant>('all')
  const [lifetime, setLifetime] = useState<Lifetime>('90 days')
  const queries = useQueryClient()
  const create = useMutation({
    mutationFn: () => {
      const actions = grantedActions(grant, me.actions) as Action[] | null
      return api.call(createToken, { body: { name: name.trim(), actions, expiresAt: expiryOf(lifetime, serverNow()) } })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  })
  if (create.data !== undefined) return <SecretDialog secret={create.data.secret} onClose={onClose} />
  return (
    <Dialog
      isOpen
      title="New access token"
      onClose={onClose}
      onSubmit={() => {
        if (name.trim() !== '') create.mutate()
      }}
      footer={
        <>
          <Button size={32} onClick={onClose}>
            Cancel
          </Button>
          <WriteButton
            type="submit"
            size={32}
            variant="primary"
            isLoading={create.isPending}
            disabledReason={name.trim() === '' ? 'Give it a name first.' : null}
          >
            Create token
          </WriteButton>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField
          label="Name"
          maxLength={100}
          hint="Where it will be used"
          value={name}
          onChange={setName}
          error={create.error?.message ?? null}
        />
        <RadioCards legend="What it may do" value={grant} onChange={setGrant} cards={GRANTS} />
        <Select
          label="Ends after"
          value={lifetime}
          onChange={setLifetime}
          options={LIFETIMES.map((value) => ({ value, label: value }))}
        />
      </div>
    </Dialog>
  )
}

function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Dialog
      isOpen
      title="Your new token"
      description="This is the only time that it is shown. Copy it now."
      isDismissedOutside={false}
      onClose={onClose}
      footer={
        <Button size={32} variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <CodeBlock code={secret} language="text" label="Access token" />
      <p className="mt-4 mb-1 text-xs text-t2">On the command line</p>
      <CodeBlock code={`GUIDON_TOKEN=${secret} npx guidon flag ls`} language="shell" label="Command" />
    </Dialog>
  )
}
