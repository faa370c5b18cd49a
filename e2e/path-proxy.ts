import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A proxy that shows a server under a path of its own, as a company does that has one host for many programs. */
export interface PathProxy {
  /** Address of the proxy with the path, e.g. `http://127.0.0.1:4711/guidon`. */
  readonly url: string
  /** Sends what comes in under the path to a server. */
  serve(target: string): void
  close(): Promise<void>
}

export async function startPathProxy(path: string): Promise<PathProxy> {
  let target = ''
  const proxy = createServer((incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming
    if (!url.startsWith(`${path}/`)) return void outgoing.writeHead(404).end('This is the neighbour.')
    const onward = request(new URL(url.slice(path.length), target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => onward.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${path}`,
    serve: (server) => void (target = server),
    async close() {
      proxy.closeAllConnections()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}
