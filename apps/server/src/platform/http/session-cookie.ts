/** The cookie that holds a session. */
export interface SessionCookie {
  readonly name: string
  readonly path: string
}

/**
 * Several servers may stand under one host. The path keeps a session from going to the others, and the name tells it
 * from that of a server at the root, whose cookie goes everywhere.
 */
export function sessionCookieOf(basePath: string): SessionCookie {
  return { name: `guidon_session${basePath.replaceAll(/[^A-Za-z0-9]+/g, '_')}`, path: basePath === '' ? '/' : basePath }
}
