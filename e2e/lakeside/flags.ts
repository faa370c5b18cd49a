import type { NewFlagRequest } from '@guidon/api'

const REACH = { usingEnvironmentId: true, usingMobileKey: true }

/** A boolean flag: `key`, name, who owns it, tags. */
function onOrOff(key: string, name: string, maintainer: string | null, tags: string[]): NewFlagRequest {
  return { key, name, maintainer, tags, clientSideAvailability: REACH }
}

/** The flags of a school system. */
export const FLAGS: readonly NewFlagRequest[] = [
  {
    ...onOrOff('gradebook-grid-v2', 'Gradebook grid (new renderer)', 'Ines Moreau', ['gradebook', 'web']),
    description: 'Draws the gradebook on a canvas: 40,000 cells without a stutter.',
  },
  {
    key: 'student-records-migration',
    name: 'Student records → Students API',
    description: 'Reads and writes of student records move from the monolith to the Students API.',
    valueType: 'migration',
    maintainer: 'Ravi Mehta',
    tags: ['records', 'backend'],
    migration: { checkRatio: 10 },
  },
  onOrOff('attendance-mfe', 'Attendance micro frontend', 'Dana Okafor', ['attendance', 'web']),
  onOrOff('transcript-pdf-svc', 'Transcript PDF service', 'Tomás Pereira', ['transcripts', 'backend']),
  {
    key: 'college-search-ranking',
    name: 'College search ranking',
    description: 'Three ways to rank colleges in the search of the counselors.',
    valueType: 'string',
    variations: [
      { id: 'distance', value: 'distance', name: 'Distance' },
      { id: 'fit', value: 'fit', name: 'Fit' },
      { id: 'outcome', value: 'outcome', name: 'Outcome' },
    ],
    maintainer: 'Lena Fischer',
    tags: ['search', 'web'],
    clientSideAvailability: REACH,
  },
  { ...onOrOff('ops-report-cards-enabled', 'Report cards: kill switch', 'Sam Osei', ['ops']), isTemporary: false },
  onOrOff('enrollment-import-v3', 'Enrollment import', 'Ravi Mehta', ['enrollment', 'backend']),
  {
    key: 'payments-provider',
    name: 'Fee payments provider',
    description: 'Who takes the money when a family pays lunch and field trips.',
    valueType: 'string',
    variations: [
      { id: 'legacy', value: 'legacy', name: 'Legacy', description: 'Our own, until June' },
      { id: 'stripe', value: 'stripe', name: 'Stripe' },
      { id: 'adyen', value: 'adyen', name: 'Adyen', description: 'For districts in Canada' },
    ],
    maintainer: 'Maya Adeyemi',
    tags: ['payments', 'backend'],
  },
  onOrOff('sso-handoff-oidc', 'SSO handoff (OIDC)', 'Jonas Richter', ['identity', 'backend']),
  onOrOff('scheduling-async-save', 'Scheduling: async save', 'Ravi Mehta', ['scheduling']),
  onOrOff('course-planner-bulk-actions', 'Course planner: bulk actions', 'Dana Okafor', ['planner', 'web']),
  onOrOff('messaging-inline-edit', 'Messaging: inline edit', 'Ines Moreau', ['messaging', 'web']),
  onOrOff('analytics-offline-mode', 'Analytics: offline mode', 'Ines Moreau', ['analytics']),
  onOrOff('discipline-csv-export', 'Discipline: CSV export', 'Jonas Richter', ['discipline']),
  onOrOff('enrollment-async-save', 'Enrollment: async save', 'Sam Osei', ['enrollment']),
  onOrOff('discipline-push-digest', 'Discipline: push digest', 'Jonas Richter', ['discipline', 'mobile']),
  {
    key: 'grid-page-size',
    name: 'Rows on a page of the grid',
    valueType: 'number',
    variations: [
      { id: 'small', value: 25 },
      { id: 'medium', value: 50 },
      { id: 'large', value: 100 },
    ],
    isTemporary: false,
    maintainer: 'Ines Moreau',
    tags: ['gradebook', 'web'],
    clientSideAvailability: REACH,
  },
  {
    key: 'search-weights',
    name: 'College search: weights',
    valueType: 'json',
    variations: [
      { id: 'names', value: { name: 3, city: 1 }, name: 'Names first' },
      { id: 'ratings', value: { name: 2, city: 2, rating: 1 }, name: 'With ratings' },
    ],
    maintainer: 'Lena Fischer',
    tags: ['search'],
  },
  onOrOff('gradebook-inline-comments', 'Gradebook: inline comments', 'Ines Moreau', ['gradebook', 'web']),
  onOrOff('parent-portal-arabic', 'Parent portal: Arabic', 'Maya Adeyemi', ['portal', 'web']),
  { ...onOrOff('maintenance-banner', 'Maintenance banner', 'Sam Osei', ['ops', 'web']), isTemporary: false },
  onOrOff('lunch-balance-alerts', 'Lunch balance alerts', null, ['payments', 'mobile']),
]
