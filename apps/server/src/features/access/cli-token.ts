import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeSecretFile } from '../../platform/secret-file.ts'
import type { SignInService } from './sign-in-service.ts'
import type { TokenService } from './token-service.ts'

/**
 * Keeps an administrator's token in `<data folder>/cli-token`, so that `guidon` works at once for whoever started the
 * server. One that the database does not know (any more) is replaced.
 */
export async function ensureCliToken(
  dataFolder: string,
  { tokens, signIns }: { tokens: TokenService; signIns: SignInService },
): Promise<void> {
  const path = join(dataFolder, 'cli-token')
  const existing = await readFile(path, 'utf8').catch(() => '')
  if (existing !== '' && (await tokens.authenticate(existing.trim())) !== null) return
  const { id } = await signIns.administrator()
  const { secret } = await tokens.create(id, { name: 'Command line of this server', actions: null, expiresAt: null })
  await rm(path, { force: true })
  await writeSecretFile(path, secret)
}
