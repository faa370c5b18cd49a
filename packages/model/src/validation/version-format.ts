const NUMBER = '(?:0|[1-9][0-9]*)'
const IDENTIFIER = `(?:${NUMBER}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)`
const VERSION = new RegExp(
  String.raw`^${NUMBER}(?:\.${NUMBER}){0,2}(?:-${IDENTIFIER}(?:\.${IDENTIFIER})*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$`,
)

/**
 * Whether every SDK reads the text as a version: SemVer 2.0, of which minor and patch may be left out.
 * Source: LD wire format, `semVerEqual`.
 */
export function isPortableVersion(text: string): boolean {
  return VERSION.test(text)
}
