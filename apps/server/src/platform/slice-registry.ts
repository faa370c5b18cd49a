import type { BoundRoute } from './http/handle.ts'
import type { Platform } from './platform.ts'
import type { Slice, SliceParts } from './slice.ts'

/** The slices of one running server, in the order in which they were created. */
export class SliceRegistry {
  private readonly created = new Map<Slice<unknown>, SliceParts<unknown>>()

  create(slice: Slice<unknown>, platform: Platform): void {
    this.created.set(slice, slice.create(platform))
  }

  parts(): SliceParts<unknown>[] {
    return [...this.created.values()]
  }

  boundRoutes(): BoundRoute[] {
    return this.parts().flatMap((parts) => parts.routes ?? [])
  }

  use<Service>(slice: Slice<Service>): Service {
    const parts = this.created.get(slice)
    if (parts === undefined)
      throw new Error(`Slice "${slice.name}" is used before it is created: see features/index.ts`)
    return parts.service as Service
  }

  async start(): Promise<void> {
    for (const parts of this.parts()) await parts.start?.()
  }

  async stop(): Promise<void> {
    for (const parts of this.parts().reverse()) await parts.stop?.()
  }
}
