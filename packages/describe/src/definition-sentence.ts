import { isSameJson, type ClientSideAvailability, type DefinitionInstruction, type FlagDefinition } from '@guidon/model'
import { labelSentences } from './label-sentence.ts'
import { added, removed, sayByKind, updated, type SentencesByKind } from './sentence.ts'
import { variationText } from './serve-text.ts'
import { joined, quoted, ratioOf } from './value-text.ts'

const sentences: SentencesByKind<FlagDefinition, DefinitionInstruction> = {
  ...labelSentences,
  addVariation: ({ variation: { name, value } }) =>
    added(name === '' ? `Add variation ${quoted(value)}` : `Add variation ${quoted(name)} with value ${quoted(value)}`),
  removeVariation: ({ variationId }, { before }) => removed(`Remove variation ${variationText(variationId, before)}`),
  updateVariation: ({ variationId }, { before, after }) =>
    updated(`Change variation ${variationText(variationId, before)}: ${variationChange(variationId, before, after)}`),
  reorderVariations: (_, { after }) =>
    updated(`Put the variations in this order: ${joined(after.variations.map(({ id }) => variationText(id, after)))}`),
  updateClientSideAvailability: ({ clientSideAvailability }, { before }) =>
    updated(`Serve to ${audienceText(clientSideAvailability)}, was ${audienceText(before.clientSideAvailability)}`),
  updateMaintainer: ({ maintainer }, { before }) => {
    const was = before.maintainer === null ? '' : `, was ${quoted(before.maintainer)}`
    return maintainer === null
      ? removed(`Remove the maintainer${was}`)
      : updated(`Make ${quoted(maintainer)} the maintainer${was}`)
  },
  markTemporary: () => updated('Mark as temporary'),
  markPermanent: () => updated('Mark as permanent'),
  archiveFlag: () => removed('Archive the flag'),
  restoreFlag: () => added('Restore the flag from the archive'),
  updateMigrationSettings: ({ migration }, { before }) =>
    updated(`Check consistency of ${readsText(migration.checkRatio)}, was ${readsText(before.migration?.checkRatio)}`),
}

/** Says what an instruction does to what all environments share. */
export const sayOfDefinition = sayByKind(sentences)

function variationChange(variationId: string, before: FlagDefinition, after: FlagDefinition): string {
  const previous = before.variations.find(({ id }) => id === variationId)
  const current = after.variations.find(({ id }) => id === variationId)
  if (previous === undefined || current === undefined) return 'nothing'
  const parts = (['value', 'name', 'description'] as const)
    .filter((property) => !isSameJson(previous[property], current[property]))
    .map((property) => `${property} ${quoted(current[property])}, was ${quoted(previous[property])}`)
  return parts.length === 0 ? 'nothing' : parts.join('; ')
}

function audienceText({ usingMobileKey, usingEnvironmentId }: ClientSideAvailability): string {
  const audience = ['server', ...(usingMobileKey ? ['mobile'] : []), ...(usingEnvironmentId ? ['browser'] : [])]
  return `${joined(audience)} SDKs`
}

function readsText(checkRatio = 1): string {
  return ratioOf(checkRatio, 'read')
}
