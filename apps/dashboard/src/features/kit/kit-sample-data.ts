/** Rows and numbers for the gallery: always the same, so that two pictures of it can be compared. */
export interface SampleRow {
  readonly key: string
  readonly name: string
  readonly isStale: boolean
  readonly percent: number
  readonly evaluations: number
  readonly course: readonly number[]
}

const WORDS = ['Attendance', 'Gradebook', 'Enrollment', 'Transcript', 'Messaging', 'Scheduling', 'Payments']
const PARTS = ['async save', 'new grid', 'bulk actions', 'csv export', 'offline mode', 'conflict checks']

export function makeSampleRows(count: number): readonly SampleRow[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `${WORDS[index % WORDS.length]}: ${PARTS[index % PARTS.length]} ${index}`
    return {
      key: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
      name,
      isStale: index % 5 === 3,
      percent: [5, 25, 50, 100][index % 4]!,
      evaluations: (index * 7_919) % 400_000,
      course: makeSampleCourse(24, index),
    }
  })
}

/** A course that looks measured: slow waves and some noise around 50. */
export function makeSampleCourse(count: number, seed: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => {
    const wave = 22 * Math.sin(index / 9 + seed) + 11 * Math.sin(index / 3.1 + seed * 2)
    const noise = 9 * Math.sin((index + 1) * (seed + 1) * 12.9898)
    return Math.max(0, Math.round(50 + wave + noise))
  })
}
