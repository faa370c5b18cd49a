import { connect, type Socket } from 'node:net'

/**
 * A child process that holds many SDK streams: raw sockets, so that the client costs little beside the server.
 * Arguments: host, port, SDK key, number of streams. Speaks over IPC:
 * `{ open }` when every stream has its first `put`; `{ patches, reopenedMs }` when asked with `"report"`.
 */
const [host = '127.0.0.1', port = '7070', sdkKey = '', amount = '1'] = process.argv.slice(2)
const total = Number(amount)
const request = `GET /all HTTP/1.1\r\nHost: ${host}:${port}\r\nAuthorization: ${sdkKey}\r\nUser-Agent: GuidonBench/1\r\nAccept: text/event-stream\r\n\r\n`
const PUT = Buffer.from('event: put\n')
const PATCH = Buffer.from('event: patch\n')
const RETRY_MS = 1_000
/** All sockets read into it: a buffer for each read would cost the client more than the read. */
const received = Buffer.allocUnsafe(65_536)

let openStreams = 0
let isReconnecting = false
let lostAtNs = 0n
let refused = 0
const statuses = new Map<string, number>()
let arrivals: bigint[] = []

function openStream(): void {
  let hasPut = false
  const callback = (bytes: number): boolean => {
    const chunk = received.subarray(0, bytes)
    if (!hasPut && chunk.subarray(0, 5).toString('latin1') === 'HTTP/') noteStatus(chunk, socket)
    if (!hasPut && chunk.includes(PUT)) {
      hasPut = true
      noteOpen()
    }
    if (chunk.includes(PATCH)) arrivals.push(process.hrtime.bigint())
    return true
  }
  const socket = connect({ port: Number(port), host, onread: { buffer: received, callback } })
  socket.on('connect', () => socket.write(request))
  socket.on('error', () => (refused += 1))
  socket.on('close', () => {
    if (hasPut) noteLost()
    setTimeout(openStream, RETRY_MS * (0.5 + Math.random() / 2))
  })
}

function noteStatus(chunk: Buffer, socket: Socket): void {
  const status = chunk.subarray(9, 12).toString('latin1')
  statuses.set(status, (statuses.get(status) ?? 0) + 1)
  if (status !== '200') socket.end()
}

function noteLost(): void {
  if (!isReconnecting) {
    isReconnecting = true
    lostAtNs = process.hrtime.bigint()
  }
  openStreams -= 1
}

function noteOpen(): void {
  openStreams += 1
  if (openStreams !== total) return
  process.send?.({
    open: openStreams,
    reopenedMs: isReconnecting ? Number(process.hrtime.bigint() - lostAtNs) / 1e6 : null,
    refused,
    statuses: Object.fromEntries(statuses),
  })
  isReconnecting = false
}

/** Opens a few hundred at a time: the kernel's queue of connections is short. */
function openAll(left: number): void {
  const batch = Math.min(left, 200)
  for (let i = 0; i < batch; i += 1) openStream()
  if (left > batch) setTimeout(openAll, 20, left - batch)
}

process.on('message', (message) => {
  if (message === 'clear') arrivals = []
  if (message === 'report') process.send?.({ arrivals: arrivals.map(String) })
  if (message === 'stop') process.exit(0)
})
openAll(total)
