import { readdirSync, readFileSync } from 'node:fs'
import { parseContext, type Flag, type Json, type Segment } from '@guidon/model'
import { describe, expect, test } from 'vitest'
import { compileDataSet, evaluate, evaluateAll, explain, USER_NOT_SPECIFIED, type Evaluation } from './index.ts'

interface ConformanceFile {
  readonly name: string
  readonly flags: readonly Flag[]
  readonly segments: readonly Segment[]
  readonly cases: readonly {
    readonly name: string
    readonly flag: string
    readonly context: Json
    readonly expect: Evaluation
  }[]
}

const ROOT = new URL('../../../conformance/', import.meta.url)

describe.each(['evaluation', 'bucketing'].flatMap(readFolder))('$name', ({ flags, segments, cases }) => {
  const data = compileDataSet({ flags: byKey(flags), segments: byKey(segments) })

  test.each(cases)('$name', ({ flag, context: json, expect: expected }) => {
    const context = parseContext(json)
    if (!context.ok) {
      expect(USER_NOT_SPECIFIED).toEqual(expected)
      return
    }
    const evaluation = evaluate(data, flag, context.value)
    expect(evaluation).toStrictEqual(expected)
    expect(explain(data, flag, context.value).evaluation).toStrictEqual(expected)
    if (data.flags.has(flag)) {
      expect(evaluateAll(data, context.value).get(flag)?.evaluation).toStrictEqual(expected)
    }
  })
})

function readFolder(folder: string): ConformanceFile[] {
  const url = new URL(`${folder}/`, ROOT)
  return readdirSync(url)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(new URL(file, url), 'utf8')) as ConformanceFile)
}

function byKey<Item extends { readonly key: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.key, item]))
}
