import { Link } from '@tanstack/react-router'
import { TabLink, Tabs } from '../../ui/tabs.tsx'

interface KindTabsProps {
  readonly to: '/p/$project/contexts' | '/p/$project/attributes'
  readonly project: string
  readonly kinds: readonly string[]
  readonly kind: string | undefined
}

/** Kinds of contexts, each with an address of its own. */
export function KindTabs({ to, project, kinds, kind }: KindTabsProps) {
  const shown = kind === undefined || kinds.includes(kind) ? kinds : [...kinds, kind]
  return (
    <Tabs label="Kinds" className="min-w-0 flex-1">
      {[undefined, ...shown].map((one) => (
        <TabLink
          key={one ?? ''}
          render={
            <Link
              to={to}
              params={{ project }}
              search={(before: object) => ({ ...before, kind: one })}
              activeOptions={{ exact: true, includeSearch: true }}
            />
          }
        >
          {one ?? 'All kinds'}
        </TabLink>
      ))}
    </Tabs>
  )
}
