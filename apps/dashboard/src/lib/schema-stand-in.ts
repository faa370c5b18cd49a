// Stands in for zod in the bundle (see vite.config.ts). The dashboard takes paths and types from the contract and leaves
// validation to the server, so that schema code would only be downloaded. Every property and call gives the stand-in
// again; parsing gives back what it is given.

type StandIn = ((...parts: readonly unknown[]) => StandIn) & { readonly [name: string | symbol]: StandIn }

const parsing: Readonly<Record<string | symbol, unknown>> = {
  [Symbol.iterator]: () => [][Symbol.iterator](),
  [Symbol.toPrimitive]: () => '',
  parse: (value: unknown) => value,
  safeParse: (value: unknown) => ({ success: true, data: value }),
}

const standIn: StandIn = new Proxy(function () {} as unknown as StandIn, {
  get: (_target, name) => parsing[name] ?? standIn,
  apply: () => standIn,
})

export const z = standIn
