import { referencedSegments, type ConfiguredFlag, type SegmentDefinition } from '@guidon/model'

interface Loaded {
  readonly flag: (key: string) => ConfiguredFlag | undefined
  readonly segment: (key: string) => SegmentDefinition | null | undefined
}

/** Keys of all flags and segments that are known to be needed. */
export function closureOf(roots: readonly ConfiguredFlag[], loaded: Loaded) {
  const flagKeys = new Set<string>()
  const segmentKeys = new Set<string>()
  const addFlag = ({ configuration }: ConfiguredFlag): void => {
    for (const { key } of configuration.prerequisites) flagKeys.add(key)
    for (const key of referencedSegments(configuration.rules)) segmentKeys.add(key)
  }
  for (const root of roots) addFlag(root)
  // A set gives the keys added during the loop, too.
  for (const key of flagKeys) {
    const flag = loaded.flag(key)
    if (flag !== undefined) addFlag(flag)
  }
  for (const key of segmentKeys) {
    const segment = loaded.segment(key)
    for (const one of segment ? referencedSegments(segment.rules) : []) segmentKeys.add(one)
  }
  return { flags: [...flagKeys], segments: [...segmentKeys] }
}
