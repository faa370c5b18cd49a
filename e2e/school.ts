import { createFlag, applyChange, createSegment, type Instruction, type NewFlagRequest } from '@guidon/api'
import type { TestServer } from '@guidon/testing'

const FLAGS: readonly NewFlagRequest[] = [
  { key: 'gradebook-grid-v2', name: 'Gradebook grid (new renderer)', tags: ['gradebook', 'web'] },
  { key: 'attendance-mfe', name: 'Attendance micro frontend', tags: ['attendance', 'web'] },
  { key: 'transcript-pdf-svc', name: 'Transcript PDF service', tags: ['transcripts'] },
  {
    key: 'payments-provider',
    name: 'Fee payments provider',
    valueType: 'string',
    variations: [
      { value: 'legacy', name: 'Legacy' },
      { value: 'stripe', name: 'Stripe' },
      { value: 'adyen', name: 'Adyen' },
    ],
    tags: ['payments'],
  },
  { key: 'student-records-migration', name: 'Student records → Students API', valueType: 'migration' },
  { key: 'ops-report-cards-enabled', name: 'Report cards: kill switch', isTemporary: false, tags: ['ops'] },
  {
    key: 'grid-page-size',
    name: 'Rows on a page of the grid',
    valueType: 'number',
    variations: [{ value: 25 }, { value: 50 }, { value: 100 }],
  },
  {
    key: 'search-weights',
    name: 'College search: weights',
    valueType: 'json',
    variations: [{ value: { name: 3, city: 1 } }, { value: { name: 2, city: 2, rating: 1 } }],
  },
  { key: 'messaging-inline-edit', name: 'Messaging: inline edit', tags: ['messaging', 'web'] },
  { key: 'analytics-offline-mode', name: 'Analytics: offline mode', tags: ['analytics'] },
]

/** Fills a server's project with the flags and segments of a school, in several states. */
export async function seedSchool(server: TestServer): Promise<void> {
  const params = { project: server.project.key }
  for (const body of FLAGS) {
    await server.api(createFlag, {
      params,
      body: { ...body, clientSideAvailability: { usingEnvironmentId: true, usingMobileKey: true } },
    })
  }
  for (const environment of server.environments) {
    await server.api(createSegment, {
      params: { ...params, environment: environment.key },
      body: { key: 'beta-teachers', name: 'Beta teachers' },
    })
  }
  await edit(server, 'development', 'gradebook-grid-v2', [{ kind: 'turnFlagOn' }])
  await edit(server, 'staging', 'gradebook-grid-v2', [{ kind: 'turnFlagOn' }])
  await edit(server, 'production', 'gradebook-grid-v2', [{ kind: 'turnFlagOn' }])
  await edit(server, 'development', 'attendance-mfe', [{ kind: 'turnFlagOn' }])
  await edit(server, 'production', 'ops-report-cards-enabled', [{ kind: 'turnFlagOn' }])
}

/** Applies edits of a flag in one environment, with whatever the environment asks for. */
export async function edit(
  server: TestServer,
  environment: string,
  flag: string,
  instructions: Instruction[],
): Promise<void> {
  await server.api(applyChange, {
    params: { project: server.project.key },
    body: {
      operations: [{ subject: { kind: 'flag', key: flag, environment }, instructions }],
      reason: 'Seed',
      confirmation: environment,
    },
  })
}
