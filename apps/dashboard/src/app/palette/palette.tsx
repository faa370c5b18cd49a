import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Kbd } from '../../ui/kbd.tsx'
import type { PaletteEntry, PaletteGroup } from './palette-entry.ts'
import { closePalette, openedPalette } from './palette-state.ts'
import { usePaletteGroups } from './use-palette-groups.ts'

/** Go anywhere, do anything: by typing. */
export function Palette({ typed: typedAtFirst }: { typed: string }) {
  const [typed, setTyped] = useState(typedAtFirst)
  // An entry may put something into the field, such as a tag.
  useEffect(() => openedPalette.subscribe(() => setTyped(openedPalette.read() ?? '')), [])
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) closePalette()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-backdrop" />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center md:pt-[12vh]">
          <Dialog.Popup
            aria-label="Search or run a command"
            className="flex max-h-[min(560px,76dvh)] w-[600px] max-w-full flex-col overflow-hidden rounded-xl bg-raise shadow-pop outline-none max-md:h-dvh max-md:max-h-none max-md:rounded-none"
          >
            <PaletteField typed={typed} onType={setTyped} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function PaletteField({ typed, onType }: { typed: string; onType: (typed: string) => void }) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const { groups, isSearching } = usePaletteGroups(typed, opened)
  const openGroup = (name: string): void => setOpened(new Set([...opened, name]))
  const items = groups.map((group) => ({ value: group.name, group, items: linesOf(group, openGroup) }))
  return (
    <Autocomplete.Root
      open
      inline
      items={items}
      mode="none"
      value={typed}
      onValueChange={(value, { reason }) => {
        if (reason === 'item-press') return
        setOpened(new Set())
        onType(value)
      }}
      autoHighlight="always"
      keepHighlight
      itemToStringValue={(entry: PaletteEntry) => entry.label}
    >
      <div className="flex items-center gap-2 border-b border-line px-4">
        <Search size={16} className="shrink-0 text-t3" aria-hidden />
        <Autocomplete.Input
          aria-label="Search or run a command"
          placeholder="Search flags, run a command… (> actions, # tags, : context)"
          className="h-12 w-full min-w-0 bg-transparent text-base outline-none"
        />
        <Dialog.Close className="min-h-6 shrink-0 rounded-md px-1.5 text-xs text-t2 hover:bg-sub md:sr-only">
          Close
        </Dialog.Close>
      </div>
      <div data-scroll className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <Autocomplete.Empty>
          <p className="px-4 py-8 text-center text-t2 empty:hidden">
            {isSearching ? 'Searching…' : `Nothing is called “${typed.trim()}”.`}
          </p>
        </Autocomplete.Empty>
        <Autocomplete.List className="px-2 py-1 data-empty:p-0">{groupElement}</Autocomplete.List>
      </div>
      <div className="flex gap-4 border-t border-line px-4 py-2 text-2xs text-t3 max-md:hidden">
        <span className="flex items-center gap-1">
          <Kbd keys="enter" /> open or run
        </span>
        <span className="flex items-center gap-1">
          <Kbd keys="esc" /> close
        </span>
      </div>
    </Autocomplete.Root>
  )
}

/** The entries of a group and, when there are more, one that shows them. */
function linesOf({ name, entries, total }: PaletteGroup, open: (name: string) => void): readonly PaletteEntry[] {
  const rest = total - entries.length
  const [first] = entries
  if (rest <= 0 || first === undefined) return entries
  const more = { id: `more ${name}`, label: `${rest} more`, Icon: Search, isStaying: true, run: () => open(name) }
  return [...entries, more]
}

function groupElement({ value, items }: { readonly value: string; readonly items: readonly PaletteEntry[] }) {
  return (
    <Autocomplete.Group key={value} items={items} className="pb-1.5">
      <Autocomplete.GroupLabel className="px-2 pt-1.5 pb-0.5 text-2xs font-medium text-t3">
        {value}
      </Autocomplete.GroupLabel>
      <Autocomplete.Collection>{entryElement}</Autocomplete.Collection>
    </Autocomplete.Group>
  )
}

function entryElement(entry: PaletteEntry) {
  const { id, label, note, shortcut, Icon, run, isStaying = false } = entry
  return (
    <Autocomplete.Item
      key={id}
      value={entry}
      onClick={() => {
        if (!isStaying) closePalette()
        run()
      }}
      className="flex min-h-8 scroll-my-2 items-center gap-2.5 rounded-md px-2 text-sm outline-none select-none data-highlighted:bg-accent-bg"
    >
      <Icon size={15} className="shrink-0 text-t3" aria-hidden />
      <span className="min-w-0 truncate">{label}</span>
      {note === undefined || note === label ? null : (
        <span className="mono min-w-0 flex-1 truncate text-xs text-t2">{note}</span>
      )}
      {shortcut === undefined ? null : (
        <span className="ms-auto">
          <Kbd keys={shortcut} />
        </span>
      )}
    </Autocomplete.Item>
  )
}
