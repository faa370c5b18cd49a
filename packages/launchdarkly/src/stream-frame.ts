/** One server-sent event. `data` is JSON text on one line, and not empty: browsers drop events without data. */
export function streamFrame(event: string, data: string): string {
  return `event: ${event}\ndata: ${data}\n\n`
}

/** A comment that keeps a stream open; SDKs drop a stream that is silent for five minutes. */
export const HEARTBEAT_FRAME = ':\n\n'
