/** Why the server cannot start: something that whoever starts it can put right. Shown without a stack. */
export abstract class StartError extends Error {
  /** Stable, snake_case. */
  abstract readonly code: string
}
