import { hash } from 'node:crypto'

/**
 * What is stored of a secret that the server itself made: its SHA-256 in hex. Such secrets are long and random, so a
 * slow password hash would add nothing.
 */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'hex')
}
