import { GitCompareArrows } from 'lucide-react'
import { useEnvironment, useEnvironments } from '../../../lib/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'

interface CompareMenuProps {
  readonly onContext: () => void
  readonly onEnvironment: (key: string) => void
}

/** What to compare with: another context, or the same one in another environment. */
export function CompareMenu({ onContext, onEnvironment }: CompareMenuProps) {
  const environments = useEnvironments()
  const { key: current } = useEnvironment()
  const trigger = (
    <Button variant="line" size={32}>
      <GitCompareArrows size={14} aria-hidden />
      Compare
    </Button>
  )
  return (
    <Menu trigger={trigger} label="Compare with">
      <MenuItem onClick={onContext}>Another context</MenuItem>
      {environments
        .filter(({ key }) => key !== current)
        .map(({ key, name }) => (
          <MenuItem key={key} onClick={() => onEnvironment(key)}>
            The same context in {name}
          </MenuItem>
        ))}
    </Menu>
  )
}
