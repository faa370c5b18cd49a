import { resolveSegment, type Flag, type JsonObject, type Segment } from '@guidon/model'
import { contextJson } from '../../../lib/evaluation/context-parts.ts'
import { evaluateIn } from '../../../lib/evaluation/flag-world.ts'
import { closureOf } from './closure.ts'
import type { ExplainSide } from './explain-sides.ts'

/** More are no test that anybody reads. */
export const MAX_TESTED_FLAGS = 50

export interface TestedFlags {
  readonly sides: readonly Pick<ExplainSide, 'world' | 'context' | 'input' | 'label' | 'environment'>[]
  /** Keys of the flags. */
  readonly flags: readonly string[]
}

/**
 * A test in Node that needs no server: the flags as they are now, with all that they depend on, in the vendor's own
 * SDK. It fails when the code gets something else out of the same flags.
 */
export function offlineTestCode({ sides, flags }: TestedFlags): string {
  const environments = Map.groupBy(sides, ({ environment }) => environment.key)
  const data = [...environments.values()].map((own) => environmentOf(own, flags))
  return `import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { init } from '@launchdarkly/node-server-sdk'
import { TestData } from '@launchdarkly/node-server-sdk/integrations'

// Flags and segments as they were when this was copied. Long lists have the keys of the tested contexts only.
const environments = [
${data.map((one) => indented(`${environmentText(one)},`)).join('\n')}
]

for (const { name, flags, segments, cases } of environments) {
  describe(name, () => {
    const data = new TestData()
    for (const flag of flags) data.usePreconfiguredFlag(flag)
    for (const segment of segments) data.usePreconfiguredSegment(segment)
    const client = init('no-server', { updateProcessor: data.getFactory(), sendEvents: false })
    before(() => client.waitForInitialization({ timeout: 10 }))
    after(() => client.close())

    for (const { flag, who, context, value, reason } of cases) {
      test(\`\${flag} for \${who}\`, async () => {
        const detail = await client.variationDetail(flag, context, null)
        assert.deepEqual(detail.value, value)
        assert.equal(detail.reason.kind, reason)
      })
    }
  })
}
`
}

interface TestedEnvironment {
  readonly name: string
  readonly flags: readonly Flag[]
  readonly segments: readonly Segment[]
  readonly cases: readonly JsonObject[]
}

function environmentOf(sides: TestedFlags['sides'], keys: readonly string[]): TestedEnvironment {
  const { world, environment } = sides[0]!
  const roots = keys.flatMap((key) => world.flags.get(key) ?? [])
  const closure = closureOf(roots, {
    flag: (key) => world.flags.get(key),
    segment: (key) => world.segments.get(key) ?? null,
  })
  const contextKeys = new Set(sides.flatMap(({ context }) => context.parts.map(({ key }) => key)))
  const flags = [...new Set([...keys, ...closure.flags])].flatMap((key) => world.data.flags.get(key)?.source ?? [])
  const segments = closure.segments.flatMap((key) => {
    const segment = world.segments.get(key)
    return segment === undefined || segment.isArchived ? [] : [resolveSegment(segment, 1)]
  })
  return {
    name: environment.key,
    flags: flags.map((flag) => shortenedFlag(flag, contextKeys)),
    segments: segments.map((segment) => shortenedSegment(segment, contextKeys)),
    cases: sides.flatMap((side) => casesOf(side, keys)),
  }
}

function casesOf({ world, context, input, label }: TestedFlags['sides'][number], keys: readonly string[]) {
  return keys.flatMap((flag): readonly JsonObject[] => {
    const evaluation = evaluateIn(world, flag, context)
    if (evaluation === null || !world.flags.has(flag)) return []
    const { value, reason } = evaluation
    return [{ flag, who: label, context: contextJson(input), value, reason: reason.kind }]
  })
}

/** Shorter lists stay whole: they say whom a flag is about. */
const SHORT = 20

function shortened(values: readonly string[], kept: ReadonlySet<string>): readonly string[] {
  return values.length <= SHORT ? values : values.filter((value) => kept.has(value))
}

function shortenedLists<List extends { readonly values: readonly string[] }>(
  lists: readonly List[],
  kept: ReadonlySet<string>,
): readonly List[] {
  return lists.map((list) => ({ ...list, values: shortened(list.values, kept) }))
}

function shortenedFlag(flag: Flag, kept: ReadonlySet<string>): Flag {
  const { targets, contextTargets } = flag
  return { ...flag, targets: shortenedLists(targets, kept), contextTargets: shortenedLists(contextTargets, kept) }
}

function shortenedSegment(segment: Segment, kept: ReadonlySet<string>): Segment {
  return {
    ...segment,
    included: shortened(segment.included, kept),
    excluded: shortened(segment.excluded, kept),
    includedContexts: shortenedLists(segment.includedContexts, kept),
    excludedContexts: shortenedLists(segment.excludedContexts, kept),
  }
}

/** One flag, segment or case a line, so that a diff of two copies can be read. */
function environmentText({ name, flags, segments, cases }: TestedEnvironment): string {
  const list = (items: readonly unknown[]): string =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${JSON.stringify(item)},`).join('\n')}\n  ]`
  return `{
  name: ${JSON.stringify(name)},
  flags: ${list(flags)},
  segments: ${list(segments)},
  cases: ${list(cases)},
}`
}

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ')
