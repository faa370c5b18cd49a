import { contextPart, readAttribute, type Context } from '@guidon/model'
import { matchClauses, traceClauses } from './clause.ts'
import type { CompiledSegment, CompiledSegmentRule, KeyList, SegmentShare } from './compiled-segment.ts'
import { extendPath, type Pass, type Path } from './pass.ts'
import type { Match } from './trace.ts'

/** Whether a context is a member of any of the segments; segments that do not exist have no members. */
export function matchAnySegment(
  segmentKeys: readonly string[],
  context: Context,
  pass: Pass,
  path: Path | undefined,
): Match {
  for (const segmentKey of segmentKeys) {
    const segment = pass.segments.get(segmentKey)
    pass.trace?.open()
    const match = segment === undefined ? false : matchSegment(segment, context, pass, path)
    pass.trace?.close({ step: 'segment', segmentKey, isKnown: segment !== undefined, match })
    if (match !== false) return match
  }
  return false
}

function matchSegment(segment: CompiledSegment, context: Context, pass: Pass, path: Path | undefined): Match {
  const known = pass.memo?.memberships.get(segment)
  if (known !== undefined) return known
  const inner = extendPath(path, segment.key)
  const match = inner === undefined || segment.isMalformed ? 'malformed' : decideSegment(segment, context, pass, inner)
  if (match !== 'malformed') pass.memo?.memberships.set(segment, match)
  return match
}

/** Source: LD wire format, segments. */
function decideSegment(segment: CompiledSegment, context: Context, pass: Pass, path: Path): Match {
  if (segment.big === undefined) {
    if (isListed(segment, 'included', context, pass)) return true
    if (isListed(segment, 'excluded', context, pass)) return false
  } else {
    if (!segment.big.hasGeneration) return withoutBigSegments(pass)
    if (contextPart(context, segment.big.contextKind) === undefined) return false
    withoutBigSegments(pass)
  }
  return matchSegmentRules(segment, context, pass, path)
}

/** The lists of big segments are not available, so that only their rules count. */
function withoutBigSegments(pass: Pass): false {
  pass.bigSegmentsStatus = 'NOT_CONFIGURED'
  return false
}

function isListed(segment: CompiledSegment, list: 'included' | 'excluded', context: Context, pass: Pass): boolean {
  const isMatch = hasAnyKey(segment[list], context)
  pass.trace?.add({ step: 'segment list', list, isMatch })
  return isMatch
}

function hasAnyKey(lists: readonly KeyList[], context: Context): boolean {
  for (const { contextKind, keys } of lists) {
    const part = contextPart(context, contextKind)
    if (part !== undefined && keys.has(part.key)) return true
  }
  return false
}

function matchSegmentRules(segment: CompiledSegment, context: Context, pass: Pass, path: Path): Match {
  for (const [ruleIndex, rule] of segment.rules.entries()) {
    pass.trace?.open()
    const match = matchSegmentRule(rule, context, pass, path)
    pass.trace?.close({ step: 'segment rule', ruleIndex, match })
    if (match !== false) return match
  }
  return false
}

function matchSegmentRule({ clauses, share }: CompiledSegmentRule, context: Context, pass: Pass, path: Path): Match {
  const match = (pass.trace ? traceClauses : matchClauses)(clauses, context, pass, path)
  return match === true && share !== undefined ? isInShare(share, context, pass) : match
}

/** A context without the share's kind is not in it. Source: LD Go SDK, which the Node SDK differs from. */
function isInShare({ contextKind, reference, bucketer, limit }: SegmentShare, context: Context, pass: Pass): Match {
  if (reference === undefined) return 'malformed'
  const part = contextPart(context, contextKind)
  if (part === undefined) {
    pass.trace?.add({ step: 'segment share', contextKind, bucket: undefined, limit, isMatch: false })
    return false
  }
  const bucket = bucketer.bucket(readAttribute(part, reference))
  pass.trace?.add({ step: 'segment share', contextKind, bucket, limit, isMatch: bucket < limit })
  return bucket < limit
}
