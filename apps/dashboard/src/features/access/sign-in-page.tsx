import { getMe, signIn } from '@guidon/api'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api } from '../../lib/api.ts'
import { basePath } from '../../lib/base-path.ts'
import { session } from '../../lib/session.ts'
import { linkSecret } from '../../lib/sign-in-link.ts'
import { signInProblem } from '../../lib/sign-in-problem.ts'
import { useStore } from '../../lib/store.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { Logo } from '../../ui/logo.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'

const signInRoute = getRouteApi('/sign-in')

/** For people without a session: how to get a link, and where to paste it. */
export function SignInPage() {
  const [link, setLink] = useState('')
  const problem = useStore(signInProblem)
  const { then = '/' } = signInRoute.useSearch()
  const secret = linkSecret(link)
  const signingIn = useMutation({
    mutationFn: (given: string) => api.call(signIn, { body: { link: given } }),
    // Anew, as nothing that was read without a session is worth keeping.
    onSuccess: () => goTo(then),
  })
  // Another tab that signs in opens the door for this one.
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') void goOnIfSignedIn(then)
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [then])
  return (
    <Page title="Sign in">
      <main className="flex min-h-dvh items-center justify-center p-4">
        <Card className="w-full max-w-md">
          <form
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault()
              if (secret !== null) signingIn.mutate(secret)
            }}
          >
            <div className="flex items-center gap-3">
              <Logo size={30} />
              <h1 className="text-xl font-semibold">Sign in to Guidon</h1>
            </div>
            <p className="text-t2">
              Open the one-time link that the server printed when it started, or paste it here. It works once, within a
              day.
            </p>
            <TextField
              label="Sign-in link"
              name="link"
              isMonospace
              autoFocus
              placeholder="http://…/#sign-in=…"
              value={link}
              onChange={setLink}
              error={signingIn.error?.message ?? problem}
            />
            <Button
              type="submit"
              variant="primary"
              size={32}
              isLoading={signingIn.isPending}
              disabledReason={secret === null ? 'Paste the sign-in link first.' : null}
            >
              Sign in
            </Button>
            <div>
              <p className="mb-1 text-xs text-t3">For a new link, run this where the server runs</p>
              <CodeBlock code="npm start -- sign-in-link" language="shell" label="Command" />
            </div>
          </form>
        </Card>
      </main>
    </Page>
  )
}

function goTo(path: string): void {
  const isWhole = path.startsWith(`${basePath}/`)
  location.assign(isWhole ? path : basePath + path)
}

async function goOnIfSignedIn(then: string): Promise<void> {
  const isSignedIn = await api.call(getMe).then(
    () => true,
    () => false,
  )
  session.write('open')
  if (isSignedIn) goTo(then)
}
