import { groupOf, type PaletteEntry, type PaletteGroup } from './palette-entry.ts'
import { bestFirst, matchObject, matchPage } from './palette-match.ts'
import { readPaletteQuery } from './palette-query.ts'
import { useFoundEntries } from './use-found-entries.ts'
import {
  docEntries,
  useGeneralActions,
  usePageActions,
  usePages,
  useProjectEntries,
  useRecentEntries,
  useSettingsEntries,
} from './use-local-entries.ts'

export interface PaletteGroups {
  readonly groups: readonly PaletteGroup[]
  readonly isSearching: boolean
}

/** What fits what is typed, in the order of the palette; `opened` groups show all they have. */
export function usePaletteGroups(typed: string, opened: ReadonlySet<string>): PaletteGroups {
  const query = readPaletteQuery(typed)
  const { text, mode } = query
  const found = useFoundEntries(query, opened)
  const pageActions = usePageActions()
  const generalActions = useGeneralActions()
  const recent = useRecentEntries()
  const places = usePages()
  const projects = useProjectEntries()
  const pages = [...places, ...projects]
  const settings = useSettingsEntries()
  const byObject = (entries: readonly PaletteEntry[]) => bestFirst(entries, (entry) => matchObject(text, entry))
  const byPage = (entries: readonly PaletteEntry[]) => bestFirst(entries, ({ label }) => matchPage(text, label))
  const group = (name: string, entries: readonly PaletteEntry[]): PaletteGroup =>
    groupOf(name, entries, opened.has(name))
  const actions = [group('Actions on this page', byObject(pageActions)), group('Actions', byObject(generalActions))]
  const flips = group('Turn on or off', found.flips)
  const all: Readonly<Record<typeof mode, readonly PaletteGroup[]>> = {
    all: [
      flips,
      actions[0]!,
      group('Recent', byObject(recent)),
      ...found.groups,
      group('Pages', byPage(pages)),
      group('Settings', byPage(settings)),
      actions[1]!,
      group('Docs', byPage(docEntries())),
    ],
    actions: [flips, ...actions],
    tags: found.groups,
    contexts: found.groups,
  }
  return { groups: all[mode].filter(({ entries }) => entries.length > 0), isSearching: found.isSearching }
}
