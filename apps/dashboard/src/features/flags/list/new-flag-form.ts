import type { NewFlagRequest } from '@guidon/api'
import { keyFromName } from '../../../lib/key-from-name.ts'

/** What kinds of flags there are to make. */
export const NEW_FLAG_KINDS = ['release', 'kill-switch', 'string', 'number', 'json', 'migration'] as const
export type NewFlagKind = (typeof NEW_FLAG_KINDS)[number]

/** The form as it is filled in. */
export interface NewFlagForm {
  readonly name: string
  /** `null` while it follows the name. */
  readonly key: string | null
  readonly kind: NewFlagKind
  readonly description: string
  /** As text, one a row; JSON for JSON flags. */
  readonly values: readonly string[]
  /** Separated by commas. */
  readonly tags: string
  readonly isOwnedByMe: boolean
  readonly isForBrowsers: boolean
  readonly isForMobile: boolean
}

export const EMPTY_FORM: NewFlagForm = {
  name: '',
  key: null,
  kind: 'release',
  description: '',
  values: [],
  tags: '',
  isOwnedByMe: true,
  isForBrowsers: false,
  isForMobile: false,
}

const STARTING_VALUES: Readonly<Record<NewFlagKind, readonly string[]>> = {
  release: [],
  'kill-switch': [],
  string: ['', ''],
  number: ['', ''],
  json: ['{}', '{}'],
  migration: [],
}

const MAX_KEY_LENGTH = 256

export function withKind(form: NewFlagForm, kind: NewFlagKind): NewFlagForm {
  return { ...form, kind, values: STARTING_VALUES[kind] }
}

export const keyOf = ({ key, name }: NewFlagForm): string => key ?? keyFromName(name, MAX_KEY_LENGTH)

/** What is still wrong with the form, by field; the server has the last word. */
export function problemsOf(form: NewFlagForm): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {}
  const key = keyOf(form)
  if (form.name.trim() === '') problems['name'] = 'Give the flag a name.'
  if (key === '') problems['key'] = 'Give the flag a key: letters, digits, ".", "_" and "-".'
  else if (!/^[A-Za-z0-9._-]+$/.test(key)) problems['key'] = 'A key has letters, digits, ".", "_" and "-" only.'
  for (const [index, text] of form.values.entries()) {
    const problem = valueProblem(form.kind, text)
    if (problem !== null) problems[`value ${index}`] = problem
  }
  return problems
}

function valueProblem(kind: NewFlagKind, text: string): string | null {
  if (kind === 'number') return text.trim() !== '' && Number.isFinite(Number(text)) ? null : 'Write a number.'
  if (kind === 'string') return text === '' ? 'Write a value.' : null
  if (kind !== 'json') return null
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    return `No JSON: ${(error as Error).message}`
  }
}

/** The request that makes the flag. */
export function toRequest(form: NewFlagForm, me: string): NewFlagRequest {
  const tags = form.tags.split(',').flatMap((tag) => (tag.trim() === '' ? [] : [tag.trim()]))
  return {
    key: keyOf(form),
    name: form.name.trim(),
    ...(form.description.trim() === '' ? {} : { description: form.description.trim() }),
    ...typeOf(form),
    ...(tags.length === 0 ? {} : { tags }),
    isTemporary: form.kind !== 'kill-switch',
    clientSideAvailability: { usingEnvironmentId: form.isForBrowsers, usingMobileKey: form.isForMobile },
    maintainer: form.isOwnedByMe ? me : null,
  }
}

function typeOf({ kind, values }: NewFlagForm): Pick<NewFlagRequest, 'valueType' | 'variations'> {
  switch (kind) {
    case 'release':
    case 'kill-switch':
      return { valueType: 'boolean' }
    case 'migration':
      return { valueType: 'migration' }
    case 'string':
      return { valueType: 'string', variations: values.map((value) => ({ value })) }
    case 'number':
      return { valueType: 'number', variations: values.map((value) => ({ value: Number(value) })) }
    case 'json':
      return { valueType: 'json', variations: values.map((value) => ({ value: JSON.parse(value) })) }
  }
}
