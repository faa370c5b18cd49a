import { resourceKeySchema, type ProjectDocument } from '@guidon/api'
import {
  checkContextKind,
  parseFlagConfiguration,
  parseFlagDefinition,
  parseSegmentDefinition,
  type ParseIssue,
  type Result,
} from '@guidon/model'
import { z } from 'zod'
import { issueText } from '../../platform/http/issue-text.ts'
import { InvalidDocumentError } from './transfer-errors.ts'

/** The frame of a document; what is inside flags and segments is the model's to read. */
const frameSchema = z.strictObject({
  guidon: z.literal(1, 'This is no document of Guidon, or of a later version: "guidon" must be 1.'),
  project: z.strictObject({ key: z.string(), name: z.string() }),
  environments: z.array(
    z.strictObject({ key: resourceKeySchema, name: z.string().trim().min(1).max(100), critical: z.boolean() }),
  ),
  contextKinds: z.array(
    z.strictObject({
      kind: z.string(),
      name: z.string().min(1).max(256),
      description: z.string().max(10_000),
      isHidden: z.boolean(),
    }),
  ),
  flags: z.array(
    z.strictObject({
      definition: z.unknown(),
      environments: z.array(z.strictObject({ environment: z.string(), configuration: z.unknown() })),
    }),
  ),
  segments: z.array(z.strictObject({ environment: z.string(), definition: z.unknown() })),
})

/** Reads an exported document, or throws one error that points at everything wrong with it. */
export function parseDocument(json: unknown): ProjectDocument {
  const frame = frameSchema.safeParse(json, { error: issueText })
  if (!frame.success) throw new InvalidDocumentError(frame.error.issues.map(toParseIssue))
  const issues: ParseIssue[] = []
  const read = <Value>(parsed: Result<Value, ParseIssue>, path: string): Value => {
    if (parsed.ok) return parsed.value
    issues.push(...parsed.issues.map((issue) => ({ ...issue, path: `${path}${issue.path}` })))
    return undefined as Value
  }
  const flags = frame.data.flags.map(({ definition, environments }, index) => ({
    definition: read(parseFlagDefinition(definition), `/flags/${index}/definition`),
    environments: environments.map(({ environment, configuration }, at) => ({
      environment,
      configuration: read(parseFlagConfiguration(configuration), `/flags/${index}/environments/${at}/configuration`),
    })),
  }))
  const segments = frame.data.segments.map(({ environment, definition }, index) => ({
    environment,
    definition: read(parseSegmentDefinition(definition), `/segments/${index}/definition`),
  }))
  issues.push(...contextKindIssues(frame.data.contextKinds))
  if (issues.length > 0) throw new InvalidDocumentError(issues)
  const document = { ...frame.data, flags, segments }
  assertNoRepetitions(document)
  return document
}

function contextKindIssues(kinds: ProjectDocument['contextKinds']): ParseIssue[] {
  return kinds.flatMap(({ kind }, index) => {
    const problem = checkContextKind(kind)
    return problem === undefined
      ? []
      : [{ path: `/contextKinds/${index}/kind`, code: problem.code, message: problem.message }]
  })
}

function assertNoRepetitions({ environments: all, flags, segments, contextKinds }: ProjectDocument): void {
  const issues = [
    ...repeated(all.map(({ key }, index) => [`/environments/${index}`, key])),
    ...repeated(contextKinds.map(({ kind }, index) => [`/contextKinds/${index}`, kind])),
    ...repeated(flags.map(({ definition }, index) => [`/flags/${index}`, definition.key])),
    ...flags.flatMap(({ environments }, index) =>
      repeated(environments.map(({ environment }, at) => [`/flags/${index}/environments/${at}`, environment])),
    ),
    ...repeated(
      segments.map(({ environment, definition }, index) => [`/segments/${index}`, `${environment}/${definition.key}`]),
    ),
  ]
  if (issues.length > 0) throw new InvalidDocumentError(issues)
}

function repeated(named: readonly (readonly [path: string, name: string])[]): ParseIssue[] {
  const seen = new Set<string>()
  return named.flatMap(([path, name]) => {
    if (!seen.has(name)) {
      seen.add(name)
      return []
    }
    return [{ path, code: 'repeated', message: `"${name}" is there twice. Keep one.` }]
  })
}

function toParseIssue({ path, code, message }: z.core.$ZodIssue): ParseIssue {
  return { path: path.map((step) => `/${String(step)}`).join(''), code, message }
}
