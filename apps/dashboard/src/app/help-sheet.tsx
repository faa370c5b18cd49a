import { useState } from 'react'
import { areSingleKeysOn, setSingleKeys, shortcutGroups } from '../lib/shortcuts.ts'
import { useStore } from '../lib/store.ts'
import { ShortcutSheet } from '../ui/shortcut-sheet.tsx'
import { Switch } from '../ui/switch.tsx'
import { isShortcutSheetOpen } from './shortcut-sheet-state.ts'

/** The keys of this screen first, then those that work everywhere. */
export function HelpSheet() {
  const groups = useStore(shortcutGroups)
  const isGeneral = ({ name }: { name: string }): boolean => name === 'Everywhere'
  const ordered = [...groups.filter((group) => !isGeneral(group)), ...groups.filter(isGeneral)]
  // Several parts of a screen may speak for the same thing.
  const byName = Map.groupBy(ordered, ({ name }) => name)
  const sorted = [...byName].map(([name, parts]) => ({ name, shortcuts: parts.flatMap(({ shortcuts }) => shortcuts) }))
  return (
    <ShortcutSheet isOpen onClose={() => isShortcutSheetOpen.write(false)} groups={sorted} footer={<SingleKeys />} />
  )
}

function SingleKeys() {
  const [isOn, setIsOn] = useState(areSingleKeysOn)
  return (
    <>
      <span className="me-auto text-xs text-t2">
        Single keys, such as C or G then F. Off, only those with Ctrl or ⌘ work.
      </span>
      <Switch
        isOn={isOn}
        label="Single keys"
        onChange={(next) => {
          setSingleKeys(next)
          setIsOn(next)
        }}
      />
    </>
  )
}
