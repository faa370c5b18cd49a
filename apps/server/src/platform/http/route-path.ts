/** The path of a contract route in Fastify's notation: `{name}` is a parameter, a colon elsewhere is literal. */
export function toFastifyPath(path: string): string {
  return path
    .replaceAll(':', '::')
    .replace(/\{(\w+)\}::/g, ':$1(^[^/]+)::')
    .replace(/\{(\w+)\}/g, ':$1')
}
