import type { Route } from '@guidon/api'
import type { ParseIssue } from '@guidon/model'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { InvalidRequestError } from '../errors.ts'
import { issueText } from './issue-text.ts'

export interface RequestInput {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** The request's parts as the route's schemas give them, or one error that lists everything wrong with all of them. */
export function parseInput(route: Route, request: FastifyRequest): RequestInput {
  const issues: ParseIssue[] = []
  const parsePart = (schema: z.ZodType, value: unknown, prefix: string): unknown => {
    const result = schema.safeParse(value, { error: issueText })
    if (result.success) return result.data
    issues.push(...result.error.issues.flatMap((issue) => toIssues(issue, prefix)))
    return undefined
  }
  const input = {
    params: parsePart(route.params, request.params, '/path'),
    query: parsePart(route.query, request.query, '/query'),
    body: parsePart(route.body, request.body, ''),
  }
  if (issues.length > 0) throw new InvalidRequestError(issues)
  return input
}

function toIssues(issue: z.core.$ZodIssue, prefix: string): ParseIssue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: prefix + pointer([...issue.path, key]),
      code: 'unknown_key',
      message: 'is not known here',
    }))
  }
  const path = prefix + pointer(issue.path)
  const message = path === '' ? `The body ${issue.message}` : issue.message
  return [{ path, code: issue.code, message }]
}

/** JSON pointer (RFC 6901). */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
