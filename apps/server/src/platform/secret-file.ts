import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'

const SECRET_BYTES = 32

/** The secret kept in this file, made at the first call. Only its owner may read the file. */
export async function readOrCreateSecret(path: string): Promise<string> {
  const existing = await readFile(path, 'utf8').catch(() => '')
  if (existing !== '') return existing.trim()
  await writeSecretFile(path, randomBytes(SECRET_BYTES).toString('base64url'))
  return readOrCreateSecret(path)
}

/** Puts the file in place complete; one that another process made meanwhile stays. */
export async function writeSecretFile(path: string, secret: string): Promise<void> {
  const draft = `${path}.${process.pid}`
  await writeFile(draft, `${secret}\n`, { mode: 0o600 })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
}
