import type { newSegmentSchema } from '@guidon/api'
import { checkKey, newSegmentDefinition, parseSegmentDefinition, type SegmentDefinition } from '@guidon/model'
import type { z } from 'zod'
import { InvalidSegmentError } from './segments-errors.ts'

export type NewSegment = z.output<typeof newSegmentSchema>

/** The segment that a request asks for; `newId` makes its salt and the ids of rules without one. */
export function segmentOf(request: NewSegment, newId: () => string): SegmentDefinition {
  const { key, rules = [] } = request
  const problem = checkKey(key, { isStrict: true })
  if (problem !== undefined) throw new InvalidSegmentError(key, [{ path: '/key', ...problem }])
  const draft = newSegmentDefinition({
    key,
    name: request.name ?? key,
    description: request.description ?? '',
    tags: [...new Set(request.tags)],
    included: request.included ?? [],
    excluded: request.excluded ?? [],
    rules: rules.map(({ id, description, ...rule }) => ({
      id: id ?? newId(),
      description: description ?? '',
      ...rule,
    })),
    salt: newId().replaceAll('-', ''),
  })
  const parsed = parseSegmentDefinition(draft)
  if (!parsed.ok) throw new InvalidSegmentError(key, parsed.issues)
  return parsed.value
}
