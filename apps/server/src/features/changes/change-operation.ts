import type { ChangeSubject, Operation } from '@guidon/api'
import {
  failed,
  instructionScope,
  ok,
  parseFlagInstructions,
  parseSegmentInstructions,
  type ConfigurationInstruction,
  type DefinitionInstruction,
  type FlagInstruction,
  type ParseIssue,
  type Result,
  type SegmentInstruction,
} from '@guidon/model'
import type { EnvironmentRef } from '../projects/index.ts'
import { InvalidInstructionsError } from './changes-errors.ts'

interface EditBase {
  readonly subject: ChangeSubject
  readonly key: string
  /** `undefined` edits whatever there is. */
  readonly baseVersion: number | undefined
  /** JSON pointer to the instructions in the request. */
  readonly path: string
}

/** An edit of what all environments share. */
export interface DefinitionEdit extends EditBase {
  readonly kind: 'definition'
  readonly instructions: readonly DefinitionInstruction[]
}

/** An edit of a flag in one environment. */
export interface ConfigurationEdit extends EditBase {
  readonly kind: 'configuration'
  readonly environment: EnvironmentRef
  readonly instructions: readonly ConfigurationInstruction[]
}

/** An edit of a segment. */
export interface SegmentEdit extends EditBase {
  readonly kind: 'segment'
  readonly environment: EnvironmentRef
  readonly instructions: readonly SegmentInstruction[]
}

/** An operation whose instructions are known to be well-formed and whose environment exists. */
export type Edit = DefinitionEdit | ConfigurationEdit | SegmentEdit

/** Reads all operations of a request, or throws one error that lists everything wrong with them. */
export function parseOperations(
  operations: readonly Operation[],
  environments: ReadonlyMap<string, EnvironmentRef>,
): readonly Edit[] {
  const issues: ParseIssue[] = []
  const edits = operations.flatMap((operation, index) => {
    const parsed = parseOperation(operation, `/operations/${index}`, environments)
    if (parsed.ok) return [parsed.value]
    issues.push(...parsed.issues)
    return []
  })
  if (issues.length > 0) throw new InvalidInstructionsError(issues)
  return edits
}

function parseOperation(
  { subject, baseVersion, instructions }: Operation,
  path: string,
  environments: ReadonlyMap<string, EnvironmentRef>,
): Result<Edit, ParseIssue> {
  const base = { subject, key: subject.key, baseVersion, path: `${path}/instructions` }
  const environment = subject.environment === undefined ? undefined : environments.get(subject.environment)
  if (subject.kind === 'segment') {
    if (environment === undefined) return failed([needsEnvironment(path)])
    const parsed = parseSegmentInstructions(instructions)
    if (!parsed.ok) return failed(under(base.path, parsed.issues))
    return ok({ ...base, kind: 'segment', environment, instructions: parsed.value })
  }
  const parsed = parseFlagInstructions(instructions)
  if (!parsed.ok) return failed(under(base.path, parsed.issues))
  const misplaced = findMisplaced(parsed.value, environment === undefined ? 'definition' : 'environment')
  if (misplaced.length > 0) return failed(under(base.path, misplaced))
  return environment === undefined
    ? ok({ ...base, kind: 'definition', instructions: parsed.value as readonly DefinitionInstruction[] })
    : ok({
        ...base,
        kind: 'configuration',
        environment,
        instructions: parsed.value as readonly ConfigurationInstruction[],
      })
}

function needsEnvironment(path: string): ParseIssue {
  const message = 'Segments belong to one environment. Name it in "subject.environment".'
  return { path: `${path}/subject/environment`, code: 'environment_missing', message }
}

function findMisplaced(instructions: readonly FlagInstruction[], scope: 'definition' | 'environment'): ParseIssue[] {
  return instructions.flatMap((instruction, index) => {
    if (instructionScope(instruction) === scope) return []
    const message =
      scope === 'definition'
        ? `"${instruction.kind}" edits one environment. Name it in "subject.environment".`
        : `"${instruction.kind}" edits the flag in all environments. Send it in an operation without an environment.`
    return [{ path: `/${index}/kind`, code: 'wrong_scope', message }]
  })
}

function under(path: string, issues: readonly ParseIssue[]): ParseIssue[] {
  return issues.map((issue) => ({ path: `${path}${issue.path}`, code: issue.code, message: issue.message }))
}
