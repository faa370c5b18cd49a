import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readErrorCatalogue, renderErrorReference } from './error-catalogue.ts'

await writeFile(
  join(import.meta.dirname, '../docs/reference/errors.md'),
  renderErrorReference(await readErrorCatalogue()),
)
