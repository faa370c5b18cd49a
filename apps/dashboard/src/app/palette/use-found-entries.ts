import { listFlags, search, type SearchResult } from '@guidon/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Contact, Flag, Hash, ToggleLeft, ToggleRight, Users } from 'lucide-react'
import { api } from '../../lib/api.ts'
import { openReview } from '../../lib/review.ts'
import { projectRoute } from '../../lib/root-route.ts'
import { useEnvironment, useEnvironments } from '../../lib/use-project.ts'
import { SHOWN, type PaletteEntry, type PaletteGroup } from './palette-entry.ts'
import { openPaletteWith } from './palette-state.ts'
import { environmentsMeant, readFlipWish, type FlipWish, type PaletteQuery } from './palette-query.ts'

const OPENED = 50
/** Flags that a wish to flip offers. */
const FLIPPABLE = 3

export interface Found {
  readonly flips: readonly PaletteEntry[]
  readonly groups: readonly PaletteGroup[]
  readonly isSearching: boolean
}

/** What the server finds. */
export function useFoundEntries(query: PaletteQuery, opened: ReadonlySet<string>): Found {
  const { mode, text } = query
  const wish = mode === 'all' || mode === 'actions' ? readFlipWish(text) : null
  const limit = opened.size === 0 ? SHOWN : OPENED
  const wanted = textFor(query, wish)
  const { result, isSearching } = useSearch(wanted, limit)
  const tagged = useTagged(mode === 'tags' ? text : null, limit)
  const entries = useEntries()
  if (mode === 'tags') return { flips: [], groups: tagged, isSearching: false }
  if (result === undefined || wanted === '') return { flips: [], groups: [], isSearching }
  return {
    flips: wish === null ? [] : entries.flips(wish, result.flags.items.slice(0, FLIPPABLE)),
    groups: mode === 'actions' ? [] : entries.groups(result, mode === 'contexts'),
    isSearching,
  }
}

/** What to ask the server for; `""` for nothing. */
function textFor({ mode, text }: PaletteQuery, wish: FlipWish | null): string {
  if (mode === 'tags' || (mode === 'actions' && wish === null)) return ''
  return wish?.flag ?? text
}

function useSearch(wanted: string, limit: number): { result: SearchResult | undefined; isSearching: boolean } {
  const { project } = projectRoute.useParams()
  const environment = useEnvironment().key
  const { data, isFetching } = useQuery({
    queryKey: ['search', project, environment, wanted, limit],
    queryFn: ({ signal }) =>
      api.call(search, { params: { project }, query: { q: wanted, environment, limit }, signal }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  })
  return { result: data, isSearching: isFetching }
}

type FoundFlag = SearchResult['flags']['items'][number]

function useEntries() {
  const { project } = projectRoute.useParams()
  const environments = useEnvironments()
  const current = useEnvironment()
  const navigate = useNavigate()
  const openFlag = (flag: string): void => void navigate({ to: '/p/$project/flags/$flag', params: { project, flag } })
  const openSegment = (segment: string): void =>
    void navigate({ to: '/p/$project/segments/$segment', params: { project, segment } })
  const openContext = (kind: string, key: string): void =>
    void navigate({ to: '/p/$project/contexts/$kind/$key', params: { project, kind, key } })
  return {
    flips: (wish: FlipWish, flags: readonly FoundFlag[]): PaletteEntry[] =>
      flags.flatMap(({ key, name }) =>
        environmentsMeant(wish, environments, current).map((environment) => ({
          id: `flip ${key} ${environment.key}`,
          label: `Turn ${wish.isOn ? 'on' : 'off'} ${name} in ${environment.name}`,
          note: key,
          Icon: wish.isOn ? ToggleRight : ToggleLeft,
          run: () => {
            const subject = { kind: 'flag' as const, key, environment: environment.key }
            openReview({
              operations: [{ subject, instructions: [{ kind: wish.isOn ? 'turnFlagOn' : 'turnFlagOff' }] }],
            })
          },
        })),
      ),
    groups: ({ flags, segments, contexts }: SearchResult, areContextsOnly: boolean): PaletteGroup[] => {
      const found = {
        name: 'Contexts',
        total: contexts.total,
        entries: contexts.items.map(({ kind, key, name }) => ({
          id: `context ${kind} ${key}`,
          label: name ?? key,
          note: `${kind} · ${key}`,
          Icon: Contact,
          run: () => openContext(kind, key),
        })),
      }
      if (areContextsOnly) return [found]
      return [
        { name: 'Flags', total: flags.total, entries: flags.items.map((flag) => objectEntry('flag', flag, openFlag)) },
        {
          name: 'Segments',
          total: segments.total,
          entries: segments.items.map((segment) => objectEntry('segment', segment, openSegment)),
        },
        found,
      ]
    },
  }
}

function objectEntry(
  kind: 'flag' | 'segment',
  { key, name, tags, isArchived }: FoundFlag,
  open: (key: string) => void,
): PaletteEntry {
  const note = isArchived ? `${key} · archived` : key
  return {
    id: `${kind} ${key}`,
    label: name,
    key,
    tags,
    note,
    Icon: kind === 'flag' ? Flag : Users,
    run: () => open(key),
  }
}

/** Tags that begin as typed, and the flags of the one that is. `null` looks for none. */
function useTagged(text: string | null, limit: number): readonly PaletteGroup[] {
  const { project } = projectRoute.useParams()
  const navigate = useNavigate()
  const isLooking = text !== null
  const { data: tags = [] } = useQuery({
    queryKey: ['flags', project, 'list', 'tags'],
    queryFn: async ({ signal }) => {
      const query = { counts: 'true' as const, limit: 1 }
      return (await api.call(listFlags, { params: { project }, query, signal })).counts?.tags ?? []
    },
    enabled: isLooking,
  })
  const { data: flags = [] } = useQuery({
    queryKey: ['flags', project, 'list', 'tag', text, limit],
    queryFn: async ({ signal }) =>
      (await api.call(listFlags, { params: { project }, query: { tag: text ?? '', limit }, signal })).items,
    enabled: isLooking && text !== '',
    placeholderData: keepPreviousData,
  })
  const begun = tags.filter(({ value }) => value.startsWith(text ?? '') && value !== text)
  const tagEntries = begun.map(({ value, count }) => ({
    id: `tag ${value}`,
    label: `#${value}`,
    note: count === 1 ? '1 flag' : `${count} flags`,
    Icon: Hash,
    isStaying: true,
    run: () => openPaletteWith(`#${value}`),
  }))
  const open = (flag: string): void => void navigate({ to: '/p/$project/flags/$flag', params: { project, flag } })
  const flagEntries = text === '' ? [] : flags.map((flag) => objectEntry('flag', flag, open))
  return [
    { name: 'Flags', entries: flagEntries, total: flagEntries.length },
    { name: 'Tags', entries: tagEntries.slice(0, limit), total: tagEntries.length },
  ]
}
