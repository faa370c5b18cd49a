import { listEnvironmentKeys, type Environment } from '@guidon/api'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  ArrowRight,
  BookOpen,
  Clock,
  CornerDownRight,
  Copy,
  Keyboard,
  Link2,
  PanelLeft,
  Plus,
  SunMoon,
} from 'lucide-react'
import { api } from '../../lib/api.ts'
import { serverUrl } from '../../lib/base-path.ts'
import { projectRoute } from '../../lib/root-route.ts'
import { shortcutGroups } from '../../lib/shortcuts.ts'
import { useStore } from '../../lib/store.ts'
import { chooseTheme, THEMES } from '../../lib/theme.ts'
import { useCan, useEnvironment, useEnvironments, useRight } from '../../lib/use-project.ts'
import { copyText } from '../../ui/copy-button.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { useSwitchEnvironment } from '../environment-switcher.tsx'
import { projectsQuery } from '../../lib/projects-query.ts'
import { openNewProject } from '../new-project-state.ts'
import { RAIL_GROUPS } from '../rail-items.ts'
import { toggleRail } from '../rail-state.ts'
import { openShortcutSheet } from '../shortcut-sheet-state.ts'
import type { PaletteEntry } from './palette-entry.ts'
import { recentVisits } from './recent-visits.ts'

/** Keys that need a row with the focus: they mean nothing in a palette. */
const ROW_KEYS = new Set(['j', 'k', 'x', '.', 'space', 'enter'])

/** What the keys of this screen do: the same without the keyboard. */
export function usePageActions(): readonly PaletteEntry[] {
  const groups = useStore(shortcutGroups)
  return groups
    .filter(({ name }) => name !== 'Everywhere')
    .flatMap(({ name, shortcuts }) =>
      shortcuts.flatMap(({ keys, does, run }) =>
        run === undefined || ROW_KEYS.has(keys)
          ? []
          : [
              {
                id: `page ${name} ${keys}`,
                label: does.slice(0, 1).toUpperCase() + does.slice(1),
                note: name,
                shortcut: keys,
                Icon: CornerDownRight,
                run,
              },
            ],
      ),
    )
}

/** What can be done on any screen. */
export function useGeneralActions(): readonly PaletteEntry[] {
  const { project } = projectRoute.useParams()
  const environments = useEnvironments()
  const current = useEnvironment()
  const switchTo = useSwitchEnvironment()
  const navigate = useNavigate()
  const others = environments.filter(({ key }) => key !== current.key)
  const canReadKeys = useRight('environment:read-keys') === true
  const canCreateFlag = useCan('flag:create') === true
  const canCreateProject = useCan('project:create') === true
  const newFlag = (): void => void navigate({ to: '/p/$project/flags', params: { project }, search: { new: true } })
  return [
    ...(canCreateFlag ? [{ id: 'new flag', label: 'New flag', Icon: Plus, run: newFlag }] : []),
    ...(canCreateProject ? [{ id: 'new project', label: 'New project', Icon: Plus, run: openNewProject }] : []),
    ...others.map(({ key, name }) => ({
      id: `switch ${key}`,
      label: `Switch to ${name}`,
      Icon: ArrowRight,
      run: () => switchTo(key),
    })),
    ...(canReadKeys ? keyEntries(project, current) : []),
    {
      id: 'copy client-side id',
      label: 'Copy client-side id',
      note: current.name,
      Icon: Copy,
      run: () => void copyText(current.id),
    },
    { id: 'copy link', label: 'Copy a link to this screen', Icon: Link2, run: () => void copyText(location.href) },
    ...THEMES.map((theme) => ({
      id: `theme ${theme}`,
      label: `Theme: ${theme}`,
      Icon: SunMoon,
      run: () => chooseTheme(theme),
    })),
    { id: 'rail', label: 'Narrow or widen the rail', Icon: PanelLeft, shortcut: '[', run: toggleRail },
    { id: 'shortcuts', label: 'Keyboard shortcuts', Icon: Keyboard, shortcut: '?', run: openShortcutSheet },
  ]
}

function keyEntries(project: string, { key, name }: Environment): readonly PaletteEntry[] {
  return (['sdk', 'mobile'] as const).map((kind) => ({
    id: `copy ${kind} key`,
    label: kind === 'sdk' ? 'Copy SDK key' : 'Copy mobile key',
    note: name,
    Icon: Copy,
    run: () => void copyKey(project, key, kind),
  }))
}

async function copyKey(project: string, environment: string, kind: 'sdk' | 'mobile'): Promise<void> {
  try {
    const { items } = await api.call(listEnvironmentKeys, { params: { project, environment } })
    const key = items.find((one) => one.kind === kind && one.expiresAt === null)
    if (key !== undefined && (await copyText(key.value))) showToast({ tone: 'ok', title: `Copied the ${kind} key` })
  } catch (error) {
    showToast({ tone: 'bad', title: 'Not copied', detail: error instanceof Error ? error.message : String(error) })
  }
}

/** Other projects to go to. */
export function useProjectEntries(): readonly PaletteEntry[] {
  const { project } = projectRoute.useParams()
  const navigate = useNavigate()
  const { data: projects = [] } = useQuery(projectsQuery)
  return projects
    .filter(({ key }) => key !== project)
    .map(({ key, name }) => ({
      id: `project ${key}`,
      label: `Project ${name}`,
      key,
      Icon: ArrowRight,
      run: () => void navigate({ to: '/p/$project', params: { project: key }, search: {} }),
    }))
}

export function useRecentEntries(): readonly PaletteEntry[] {
  const { project } = projectRoute.useParams()
  const navigate = useNavigate()
  return recentVisits(project).map(({ kind, key }) => ({
    id: `recent ${kind} ${key}`,
    label: key,
    note: kind,
    key,
    Icon: Clock,
    run: () =>
      void (kind === 'flag'
        ? navigate({ to: '/p/$project/flags/$flag', params: { project, flag: key } })
        : navigate({ to: '/p/$project/segments/$segment', params: { project, segment: key } })),
  }))
}

export function usePages(): readonly PaletteEntry[] {
  const { project } = projectRoute.useParams()
  const navigate = useNavigate()
  const places = RAIL_GROUPS.flatMap(({ items }) => items).map(({ to, label, Icon }) => ({
    id: `page ${to}`,
    label,
    Icon,
    run: () => void navigate({ to, params: { project } }),
  }))
  const attributes = {
    id: 'page attributes',
    label: 'Attributes of contexts',
    Icon: ArrowRight,
    run: () => void navigate({ to: '/p/$project/attributes', params: { project } }),
  }
  return [...places, attributes]
}

export function useSettingsEntries(): readonly PaletteEntry[] {
  const { project } = projectRoute.useParams()
  const environments = useEnvironments()
  const navigate = useNavigate()
  return [
    {
      id: 'settings account',
      label: 'Your account, sessions and tokens',
      Icon: ArrowRight,
      run: () => void navigate({ to: '/p/$project/account', params: { project } }),
    },
    ...environments.map(({ key, name }) => ({
      id: `settings ${key}`,
      label: `${name}: settings and keys`,
      key,
      Icon: ArrowRight,
      run: () =>
        void navigate({ to: '/p/$project/settings/environments/$environment', params: { project, environment: key } }),
    })),
  ]
}

export function docEntries(): readonly PaletteEntry[] {
  const open = (path: string): void => void window.open(`${serverUrl}${path}`, '_blank', 'noopener')
  return [
    { id: 'docs api', label: 'API reference', note: 'of this server', Icon: BookOpen, run: () => open('/docs') },
    { id: 'docs openapi', label: 'OpenAPI document', Icon: BookOpen, run: () => open('/api/openapi.json') },
  ]
}
