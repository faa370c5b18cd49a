import { createServer } from 'node:net'
import { CliError } from '../../errors/cli-error.ts'

export const FIRST_PORT = 7070
const PORTS_TRIED = 50

/** The first free port of this machine from `first` on; 0 asks the system for any. */
export async function findFreePort(first: number): Promise<number> {
  for (let port = first; port < first + PORTS_TRIED; port++) {
    const free = await tryPort(port)
    if (free !== null) return free
  }
  throw new CliError({
    code: 'no_free_port',
    message: `No free port from ${first} to ${first + PORTS_TRIED - 1}`,
    suggestion: 'Choose one with --port.',
  })
}

/** The port, when nobody listens on it. */
export function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}
