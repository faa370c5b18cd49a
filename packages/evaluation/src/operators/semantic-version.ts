/** A version number by SemVer 2.0, without its build metadata, which has no part in the order. */
export interface SemanticVersion {
  readonly numbers: readonly string[]
  /** Empty for a release. */
  readonly prerelease: readonly string[]
}

const NUMBER = '(?:0|[1-9]\\d*)'
const PRERELEASE_PART = `(?:${NUMBER}|\\d*[A-Za-z-][0-9A-Za-z-]*)`
const VERSION_PATTERN = new RegExp(
  `^(${NUMBER})(?:\\.(${NUMBER}))?(?:\\.(${NUMBER}))?` +
    `(?:-(${PRERELEASE_PART}(?:\\.${PRERELEASE_PART})*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
)

/**
 * Reads a version; `undefined` when the text is none. As the only liberty, minor and patch may be missing.
 * Source: SemVer 2.0; LD wire format, `semVerEqual`.
 */
export function parseSemanticVersion(text: string): SemanticVersion | undefined {
  const match = VERSION_PATTERN.exec(text)
  if (match === null) return undefined
  const [, major = '0', minor = '0', patch = '0', prerelease] = match
  return { numbers: [major, minor, patch], prerelease: prerelease?.split('.') ?? [] }
}

/** Negative, zero or positive as `left` comes before, with or after `right`. Source: SemVer 2.0, section 11. */
export function compareSemanticVersions(left: SemanticVersion, right: SemanticVersion): number {
  return compareLists(left.numbers, right.numbers) || comparePrereleases(left.prerelease, right.prerelease)
}

function comparePrereleases(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return right.length - left.length
  return compareLists(left, right)
}

function compareLists(left: readonly string[], right: readonly string[]): number {
  for (const [index, part] of left.entries()) {
    const other = right[index]
    if (other === undefined) return 1
    const order = compareParts(part, other)
    if (order !== 0) return order
  }
  return left.length - right.length
}

function compareParts(left: string, right: string): number {
  const isLeftNumber = isNumber(left)
  if (isLeftNumber !== isNumber(right)) return isLeftNumber ? -1 : 1
  if (left === right) return 0
  if (isLeftNumber && left.length !== right.length) return left.length - right.length
  return left < right ? -1 : 1
}

function isNumber(part: string): boolean {
  return /^\d+$/.test(part)
}
