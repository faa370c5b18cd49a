import { z } from 'zod'
import { defineRoute } from './route.ts'

/** SDKs of the same application, name, version and way of connecting. */
export const sdkSchema = z.object({
  /** From the SDK's tags (`application-id`, `application-version`); `""` when it sent none. */
  application: z.string(),
  applicationVersion: z.string(),
  /** From the `User-Agent`, e.g. `NodeJSClient` and `9.13.7`. */
  name: z.string(),
  version: z.string(),
  /** A library on top of the SDK, e.g. `react-client-sdk/3.9.4`; `""` for none. */
  wrapper: z.string(),
  /** How it gets its flags; `events` when only events were seen of it. */
  transport: z.enum(['streaming', 'polling', 'events']),
  /** Runtime and operating system, e.g. `Node 24.1.0, Linux`; `""` when the SDK sends no diagnostics. */
  platform: z.string(),
  /** Running SDKs: open streams, or distinct instances that asked within ten minutes; 0 when SDKs do not say. */
  instances: z.number().int(),
  /** Epoch ms. */
  firstSeenAt: z.number().int(),
  /** Epoch ms. */
  lastSeenAt: z.number().int(),
})

/** See `sdkSchema`. */
export type Sdk = z.infer<typeof sdkSchema>

/** SDKs seen in the last 30 days, most recently seen first. */
export const listSdks = defineRoute({
  id: 'sdks.list',
  method: 'GET',
  path: '/projects/{project}/environments/{environment}/sdks',
  summary: 'Which SDKs use the environment',
  action: 'sdk:read',
  params: z.strictObject({ project: z.string(), environment: z.string() }),
  response: z.object({ items: z.array(sdkSchema) }),
  problems: ['project_not_found', 'environment_not_found'],
})
