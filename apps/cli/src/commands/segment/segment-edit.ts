import { diffSegments, parseSegmentDefinition } from '@guidon/model'
import type { Cli } from '../../cli.ts'
import { getSegment } from '../../http/operations.ts'
import { editedObject, type EditOptions } from '../../input/edited-object.ts'
import { writeChange } from '../../writes/change-writer.ts'

export async function run(cli: Cli, [key]: [string], options: EditOptions): Promise<void> {
  const { project, environment } = cli
  const { definition, version } = await cli.api.call(getSegment, { params: { project, environment, segment: key } })
  const edited = await editedObject(cli, { name: key, before: definition, parse: parseSegmentDefinition }, options)
  const instructions = diffSegments(definition, edited).map((edit) => ({ ...edit }))
  const subject = { kind: 'segment' as const, key, environment }
  await writeChange(cli, instructions.length === 0 ? [] : [{ subject, baseVersion: version, instructions }])
}
