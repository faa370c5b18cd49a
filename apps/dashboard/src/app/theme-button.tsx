import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react'
import { chooseTheme, THEMES, useTheme, type Theme } from '../lib/theme.ts'
import { IconButton } from '../ui/button.tsx'

const ICONS: Readonly<Record<Theme, LucideIcon>> = { system: Monitor, light: Sun, dark: Moon }

/** Goes from the system's theme to light to dark and around. */
export function ThemeButton() {
  const theme = useTheme()
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!
  const Icon = ICONS[theme]
  return (
    <IconButton label={`Theme: ${theme}. Change to ${next}`} onClick={() => chooseTheme(next)}>
      <Icon size={14} aria-hidden />
    </IconButton>
  )
}
