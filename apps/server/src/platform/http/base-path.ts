/** Path of an address without a slash at the end: `""`, or e.g. `"/guidon"` behind a proxy. */
export function basePathOf(url: string): string {
  return new URL(url).pathname.replace(/\/+$/, '')
}
