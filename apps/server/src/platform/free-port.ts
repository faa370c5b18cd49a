import { createServer, type AddressInfo } from 'node:net'

const ATTEMPTS = 50

/** The first free port from `first` on; any free one for 0. */
export async function findFreePort(host: string, first: number): Promise<number> {
  for (let port = first; port < first + ATTEMPTS; port++) {
    const free = await tryPort(host, port)
    if (free !== null) return free
  }
  return first
}

function tryPort(host: string, port: number): Promise<number | null> {
  const server = createServer()
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(null) : fail(error)))
    server.listen({ host, port, exclusive: true }, () => {
      const { port: bound } = server.address() as AddressInfo
      server.close(() => done(bound))
    })
  })
}
