// Stands in for zod in the bundle (see vite.config.ts). The dashboard takes paths and types from the contract and leaves
// validation to the server, so 20 kB of schema code would do nothing. Every property and call gives the stand-in again.

type StandIn = ((...parts: readonly unknown[]) => StandIn) & { readonly [name: string | symbol]: StandIn }

const standIn: StandIn = new Proxy(function () {} as unknown as StandIn, {
  get: (_target, name) => (name === Symbol.iterator ? [][Symbol.iterator] : standIn),
  apply: () => standIn,
})

export const z = standIn
