const MAX_REMEMBERED = 100_000

/** The newest payloads that are safely in: answers most repetitions without asking the database. */
export class RecentPayloads {
  private readonly ids = new Set<string>()

  has(environmentId: string, payloadId: string): boolean {
    return this.ids.has(`${environmentId}\n${payloadId}`)
  }

  add(environmentId: string, payloadId: string): void {
    this.ids.add(`${environmentId}\n${payloadId}`)
    if (this.ids.size > MAX_REMEMBERED) this.ids.delete(this.ids.values().next().value ?? '')
  }
}
