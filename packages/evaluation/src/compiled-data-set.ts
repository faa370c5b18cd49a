import type { DataSet, Flag, Segment } from '@guidon/model'
import type { CompiledFlag } from './compiled-flag.ts'
import type { CompiledSegment } from './compiled-segment.ts'
import { compileFlag } from './flag-compiler.ts'
import { platformRegex, type RegexEngine } from './operators/regex-engine.ts'
import { createPass, type Pass } from './pass.ts'
import { compileSegment } from './segment-compiler.ts'

/** How `compileDataSet` prepares its data. */
export interface CompileOptions {
  /** Runs the patterns of `matches`. @default the platform's regular expressions, for trusted patterns only */
  readonly regex?: RegexEngine
}

/** What changed in a data set: new state by key, `null` for what was deleted. */
export interface DataSetChanges {
  readonly flags?: ReadonlyMap<string, Flag | null>
  readonly segments?: ReadonlyMap<string, Segment | null>
}

/** A data set ready to evaluate. Never changes: `applyChanges` makes another one. */
export class CompiledDataSet {
  readonly flags: ReadonlyMap<string, CompiledFlag>
  readonly segments: ReadonlyMap<string, CompiledSegment>
  readonly hasBigSegments: boolean
  readonly #regex: RegexEngine
  readonly #sharedPass: Pass

  constructor(
    flags: ReadonlyMap<string, CompiledFlag>,
    segments: ReadonlyMap<string, CompiledSegment>,
    { regex }: Required<CompileOptions>,
  ) {
    this.flags = flags
    this.segments = segments
    this.hasBigSegments = segments.values().some(({ big }) => big !== undefined)
    this.#regex = regex
    this.#sharedPass = createPass(this)
  }

  /** The pass of an evaluation that nobody watches: always the same one, unless it has a status to report. */
  get quietPass(): Pass {
    return this.hasBigSegments ? createPass(this) : this.#sharedPass
  }

  /** The same data with some flags and segments replaced or deleted; only these are compiled. */
  applyChanges({ flags, segments }: DataSetChanges): CompiledDataSet {
    const regex = this.#regex
    return new CompiledDataSet(
      withChanges(this.flags, flags, (key, flag) => compileFlag(key, flag, regex)),
      withChanges(this.segments, segments, (key, segment) => compileSegment(key, segment, regex)),
      { regex },
    )
  }
}

/** Prepares data for evaluation. Never throws: what is no flag or segment evaluates as malformed. */
export function compileDataSet(dataSet: DataSet, { regex = platformRegex }: CompileOptions = {}): CompiledDataSet {
  return new CompiledDataSet(new Map(), new Map(), { regex }).applyChanges(dataSet)
}

function withChanges<Source, Compiled>(
  compiled: ReadonlyMap<string, Compiled>,
  changes: ReadonlyMap<string, Source | null> | undefined,
  compile: (key: string, source: Source) => Compiled,
): ReadonlyMap<string, Compiled> {
  if (changes === undefined || changes.size === 0) return compiled
  const changed = new Map(compiled)
  for (const [key, source] of changes) {
    if (source === null) changed.delete(key)
    else changed.set(key, compile(key, source))
  }
  return changed
}
