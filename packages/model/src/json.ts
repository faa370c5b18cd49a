/** Any value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** A JSON object. Keys may be `__proto__` or `constructor`: read with own-property checks only. */
export interface JsonObject {
  readonly [key: string]: Json
}
