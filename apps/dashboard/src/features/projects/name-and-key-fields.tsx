import { useState } from 'react'
import { keyFromName } from '../../lib/key-from-name.ts'
import { TextField } from '../../ui/text-field.tsx'
import { fieldProblem, generalProblem } from './project-queries.ts'

const MAX_KEY_LENGTH = 64

/** What somebody types who names a project or an environment: the key follows the name until it is typed itself. */
export interface NameAndKey {
  /** As it is typed: trim it before it is sent. */
  readonly name: string
  readonly key: string
  readonly setName: (name: string) => void
  readonly setKey: (key: string) => void
  /** Whether both may be sent; from now on the fields say what is wrong with them. */
  readonly check: () => boolean
  readonly problems: { readonly name: string | null; readonly key: string | null }
}

export function useNameAndKey(): NameAndKey {
  const [name, setName] = useState('')
  const [ownKey, setOwnKey] = useState<string | null>(null)
  const [isTried, setIsTried] = useState(false)
  const key = ownKey ?? keyFromName(name, MAX_KEY_LENGTH)
  const problems = { name: name.trim() === '' ? 'Give it a name.' : null, key: keyProblem(key) }
  return {
    name,
    key,
    setName,
    setKey: (next) => setOwnKey(next === '' ? null : next),
    check: () => {
      setIsTried(true)
      return problems.name === null && problems.key === null
    },
    problems: isTried ? problems : { name: null, key: null },
  }
}

export function NameAndKeyFields({ fields, error }: { readonly fields: NameAndKey; readonly error: Error | null }) {
  const { name, key, setName, setKey, problems } = fields
  return (
    <>
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        maxLength={100}
        error={problems.name ?? fieldProblem(error, 'name')}
      />
      <TextField
        label="Key"
        isMonospace
        hint="Part of addresses and commands. It cannot be changed later."
        value={key}
        onChange={setKey}
        error={problems.key ?? fieldProblem(error, 'key') ?? generalProblem(error, ['name', 'key'])}
      />
    </>
  )
}

function keyProblem(key: string): string | null {
  if (key === '') return 'Give it a key.'
  return /^[a-z0-9][a-z0-9._-]{0,63}$/.test(key)
    ? null
    : 'A key begins with a letter or digit and has a-z, 0-9, ".", "_" and "-" only, 64 at most.'
}
