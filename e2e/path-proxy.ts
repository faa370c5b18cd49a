import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A proxy that shows a server under a path of its own, as a company does that has one host for many programs. */
export interface PathProxy {
  /** Address of the proxy with the path, e.g. `http://127.0.0.1:4711/guidon`. */
  readonly url: string
  /** Address of another path of the same host; `""` for its root. */
  urlOf(path: string): string
  /** Sends what comes in under a path to a server. @default the path that the proxy began with */
  serve(target: string, path?: string): void
  close(): Promise<void>
}

export async function startPathProxy(path: string): Promise<PathProxy> {
  const targets = new Map<string, string>()
  const proxy = createServer((incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming
    // The longest path that fits: the root fits always.
    const under = [...targets.keys()].filter((one) => url.startsWith(`${one}/`)).sort((a, b) => b.length - a.length)[0]
    if (under === undefined) return void outgoing.writeHead(404).end('This is the neighbour.')
    const onward = request(new URL(url.slice(under.length), targets.get(under)), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => onward.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const urlOf = (of: string): string => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${of}`
  return {
    url: urlOf(path),
    urlOf,
    serve: (target, at = path) => void targets.set(at, target),
    async close() {
      proxy.closeAllConnections()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}
