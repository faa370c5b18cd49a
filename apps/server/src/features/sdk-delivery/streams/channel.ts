import type { ChangeSet } from '../../publishing/index.ts'
import type { SdkStream } from './sdk-stream.ts'

/** Streams of one environment that follow its changes in the same way. */
export interface Channel<Stream extends SdkStream> {
  readonly streams: Set<Stream>
  /**
   * The environment has moved: tells the streams, now or a little later. Resolves when all were told, to the number of
   * streams to which it made a difference.
   */
  changed(changes: ChangeSet): Promise<number>
}
