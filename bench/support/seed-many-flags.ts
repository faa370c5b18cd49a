import { createEnvironment, createFlag, exportProject, importProject } from '@guidon/api'
import type { Guidon } from './guidon.ts'

const WORDS = ['checkout', 'search', 'billing', 'profile', 'mobile', 'report', 'export', 'invite']

/** Two more environments, and copies of one flag by import: the quickest way to many. */
export async function seedManyFlags({ client, project: { key } }: Guidon, flagCount: number): Promise<void> {
  const params = { project: key }
  for (const name of ['staging', 'development']) {
    await client.call(createEnvironment, { params, body: { key: name, name } })
  }
  await client.call(createFlag, { params, body: { key: 'flag-0' } })
  const document = await client.call(exportProject, { params })
  const [flag] = document.flags
  const flags = Array.from({ length: flagCount }, (_, index) => ({
    ...flag!,
    definition: {
      ...flag!.definition,
      key: `flag-${index}`,
      name: `Flag ${index} of ${WORDS[index % WORDS.length]!}`,
      tags: [WORDS[index % WORDS.length]!, `team-${index % 20}`],
    },
  }))
  await client.call(importProject, { params, body: { document: { ...document, flags } } })
}
