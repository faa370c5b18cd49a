interface Waiting<Item> {
  readonly item: Item
  readonly size: number
  resolve(): void
  reject(error: unknown): void
}

export interface GroupCommitOptions<Item> {
  /** Writes all items or none; one call at a time. */
  write(items: readonly Item[]): Promise<void>
  /** More than this waiting, and `add` refuses. */
  readonly maxWaiting: number
  /** Most that one write takes. */
  readonly maxBatch: number
}

/**
 * Shares commits: what arrives while one write is under way goes into the next one together. So a quiet server answers
 * at once, and a busy one spends few commits.
 */
export class GroupCommit<Item> {
  private readonly options: GroupCommitOptions<Item>
  private waiting: Waiting<Item>[] = []
  private size = 0
  private isWriting = false

  constructor(options: GroupCommitOptions<Item>) {
    this.options = options
  }

  /** Sum of the sizes that wait. */
  get waitingSize(): number {
    return this.size
  }

  /** Whether there is no room for more at the moment. */
  get isFull(): boolean {
    return this.size >= this.options.maxWaiting
  }

  /** Resolves once the item is written; rejects with the error of the write. `size` is its share of the limits. */
  add(item: Item, size: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, size, resolve, reject })
      this.size += size
      if (!this.isWriting) void this.writeAll()
    })
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true
    // Requests that arrived in the same turn of the event loop share the first commit.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.waiting.length > 0) await this.writeBatch(this.takeBatch())
    this.isWriting = false
  }

  private takeBatch(): Waiting<Item>[] {
    let size = 0
    let length = 0
    for (const waiting of this.waiting) {
      if (length > 0 && size + waiting.size > this.options.maxBatch) break
      size += waiting.size
      length += 1
    }
    this.size -= size
    return this.waiting.splice(0, length)
  }

  private async writeBatch(batch: readonly Waiting<Item>[]): Promise<void> {
    try {
      await this.options.write(batch.map(({ item }) => item))
      for (const waiting of batch) waiting.resolve()
    } catch (error) {
      for (const waiting of batch) waiting.reject(error)
    }
  }
}
