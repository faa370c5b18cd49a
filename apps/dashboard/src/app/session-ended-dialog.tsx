import { getMe, signIn } from '@guidon/api'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api } from '../lib/api.ts'
import { queryClient } from '../lib/query-client.ts'
import { session } from '../lib/session.ts'
import { linkSecret } from '../lib/sign-in-link.ts'
import { Button } from '../ui/button.tsx'
import { CodeBlock } from '../ui/code-block.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { onSignedInElsewhere, tellSignedIn } from './signed-in-elsewhere.ts'

/** Over a screen whose session has ended: what was being written stays under it, and goes on after signing in. */
export function SessionEndedDialog() {
  const [link, setLink] = useState('')
  const goOn = useGoOn()
  const secret = linkSecret(link)
  const signingIn = useMutation({
    mutationFn: (given: string) => api.call(signIn, { body: { link: given } }),
    onSuccess: () => {
      tellSignedIn()
      goOn()
    },
  })
  const submit = (): void => {
    if (secret !== null && !signingIn.isPending) signingIn.mutate(secret)
  }
  return (
    <Dialog
      isOpen
      title="Your session has ended"
      description="Everything on this screen is kept. Sign in to go on where you were."
      isDismissedOutside={false}
      // The next refusal by the server opens it again.
      onClose={() => session.write('open')}
      onSubmit={submit}
      footer={
        <>
          <Button size={32} onClick={() => session.write('open')}>
            Later
          </Button>
          <Button
            type="submit"
            size={32}
            variant="primary"
            isLoading={signingIn.isPending}
            disabledReason={secret === null ? 'Paste the sign-in link first.' : null}
          >
            Sign in
          </Button>
        </>
      }
    >
      <TextField
        label="Sign-in link"
        name="link"
        isMonospace
        placeholder="http://…/#sign-in=…"
        value={link}
        onChange={setLink}
        error={signingIn.error?.message ?? null}
        hint="Or open the link in another tab: this one goes on by itself."
      />
      <p className="mt-4 mb-1 text-xs text-t2">To get a new link, run this where the server runs</p>
      <CodeBlock code="npm start -- sign-in-link" language="shell" label="Command" />
    </Dialog>
  )
}

/** Closes the dialog and loads what could not be loaded, now or when another tab has signed in. */
function useGoOn(): () => void {
  const router = useRouter()
  const goOn = (): void => {
    session.write('open')
    void queryClient.invalidateQueries()
    void router.invalidate()
  }
  // Other tabs, and the return to this one, are outside of React.
  useEffect(() => {
    const check = (): void => {
      if (!document.hidden) void api.call(getMe).then(goOn, () => undefined)
    }
    document.addEventListener('visibilitychange', check)
    const stop = onSignedInElsewhere(goOn)
    return () => {
      document.removeEventListener('visibilitychange', check)
      stop()
    }
  }, [])
  return goOn
}
