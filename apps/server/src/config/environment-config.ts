import { z } from 'zod'
import { issueText } from '../platform/http/issue-text.ts'
import { StartError } from '../platform/start-errors.ts'
import { defaultConfig, LOG_LEVELS, type Config } from './config.ts'

export class InvalidSettingsError extends StartError {
  override name = 'InvalidSettingsError'
  readonly code = 'invalid_settings'
  constructor(problems: readonly string[]) {
    super(`Settings are wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
  }
}

const httpUrl = z.url({ protocol: /^https?$/, error: 'is not an address such as https://flags.example.com' })
const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'is not an address such as postgres://user:password@host/database',
})

const settings = z.object({
  GUIDON_HOST: z.string().min(1).default(defaultConfig.host),
  GUIDON_PORT: z.coerce.number({ error: 'is not a number' }).int().min(0).max(65_535).optional(),
  GUIDON_DATA_FOLDER: z.string().min(1).default(defaultConfig.dataFolder),
  GUIDON_DATABASE_URL: postgresUrl.optional(),
  GUIDON_PUBLIC_URL: httpUrl.transform((url) => url.replace(/\/+$/, '')).optional(),
  GUIDON_SECRET: z.string().min(32, { error: 'is shorter than 32 characters' }).optional(),
  GUIDON_TRUST_PROXY: z.enum(['true', 'false'], { error: 'is neither true nor false' }).default('false'),
  GUIDON_LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `is none of ${LOG_LEVELS.join(', ')}` })
    .default(defaultConfig.logLevel),
})

/** Settings from environment variables; an empty one counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const { data, error } = settings.safeParse(filled, { error: issueText })
  if (error) throw new InvalidSettingsError(error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`))
  return {
    host: data.GUIDON_HOST,
    port: data.GUIDON_PORT ?? defaultConfig.port,
    isPortFixed: data.GUIDON_PORT !== undefined,
    dataFolder: data.GUIDON_DATA_FOLDER,
    databaseUrl: data.GUIDON_DATABASE_URL ?? null,
    publicUrl: data.GUIDON_PUBLIC_URL ?? null,
    secret: data.GUIDON_SECRET ?? null,
    trustProxy: data.GUIDON_TRUST_PROXY === 'true',
    logLevel: data.GUIDON_LOG_LEVEL,
  }
}
