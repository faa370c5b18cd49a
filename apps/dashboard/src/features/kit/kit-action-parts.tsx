import { Archive, Ellipsis, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, buttonClass, IconButton, type ButtonVariant } from '../../ui/button.tsx'
import { confirm } from '../../ui/confirm-state.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { announce } from '../../ui/live-region.tsx'
import {
  createMenuHandle,
  Menu,
  MenuCheckItem,
  MenuGroup,
  MenuItem,
  MenuLinkItem,
  MenuSeparator,
  SharedMenu,
  SharedMenuTrigger,
} from '../../ui/menu.tsx'
import { createPopoverHandle, Popover, SharedPopover, SharedPopoverTrigger } from '../../ui/popover.tsx'
import { ShortcutSheet } from '../../ui/shortcut-sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { Tip } from '../../ui/tooltip.tsx'
import { KitSection, KitState } from './kit-section.tsx'

const VARIANTS: readonly ButtonVariant[] = ['primary', 'line', 'ghost', 'danger']
const ROWS = ['checkout', 'search', 'grade-book']
const rowMenu = createMenuHandle<string>()
const rowPopover = createPopoverHandle<string>()
const REASON = 'Only people who may apply changes to Production can do this.'

/** What is pressed, and what opens. */
export function KitActionParts() {
  return (
    <>
      <KitSection title="Buttons">
        {VARIANTS.map((variant) => (
          <KitState key={variant} name={variant}>
            <Button variant={variant}>
              <Plus size={14} aria-hidden />
              New flag
            </Button>
            <Button variant={variant} size={32}>
              In a form
            </Button>
            <Button variant={variant} isLoading>
              Working
            </Button>
            <Button variant={variant} disabledReason={REASON}>
              Not now
            </Button>
          </KitState>
        ))}
        <KitState name="Icons, copy, link">
          <IconButton label="Archive">
            <Archive size={15} aria-hidden />
          </IconButton>
          <IconButton label="Delete" variant="line" size={32}>
            <Trash2 size={15} aria-hidden />
          </IconButton>
          <IconButton label="Archive for good" disabledReason={REASON}>
            <Archive size={15} aria-hidden />
          </IconButton>
          <CopyButton text="checkout" label="Copy the key" />
          <a href="#kit" className={buttonClass({ variant: 'line' })}>
            A link
          </a>
          <Tip content="More about it, on hover and on focus">
            <Button>With a tip</Button>
          </Tip>
        </KitState>
      </KitSection>
      <Menus />
      <Layers />
    </>
  )
}

function Menus() {
  const [isDense, setIsDense] = useState(true)
  return (
    <KitSection title="Menus and popovers">
      <KitState name="Menu">
        <Menu label="Actions" trigger={<Button variant="line">Actions</Button>}>
          <MenuItem onClick={() => announce('Opened')} keys="enter">
            Open
          </MenuItem>
          <MenuLinkItem render={<a href="#kit" />}>Go to its history</MenuLinkItem>
          <MenuCheckItem isChecked={isDense} onChange={setIsDense}>
            Dense rows
          </MenuCheckItem>
          <MenuSeparator />
          <MenuGroup label="Danger">
            <MenuItem onClick={() => undefined} disabledReason="Two flags depend on it.">
              Delete…
            </MenuItem>
            <MenuItem onClick={() => undefined} isDanger>
              Archive…
            </MenuItem>
          </MenuGroup>
        </Menu>
      </KitState>
      <KitState name="One menu and one popover for all rows">
        {ROWS.map((row) => (
          <span key={row} className="inline-flex items-center gap-1">
            {row}
            <SharedMenuTrigger
              handle={rowMenu}
              row={row}
              trigger={
                <IconButton label={`Actions for ${row}`}>
                  <Ellipsis size={15} aria-hidden />
                </IconButton>
              }
            />
            <SharedPopoverTrigger handle={rowPopover} row={row} trigger={<Button variant="line">Toggle</Button>} />
          </span>
        ))}
        <SharedMenu handle={rowMenu} label="Actions">
          {(row) => <MenuItem onClick={() => showToast({ tone: 'ok', title: `Opened ${row}` })}>Open {row}</MenuItem>}
        </SharedMenu>
        <SharedPopover handle={rowPopover} label="Toggle">
          {(row) => <p>Turn {row} on in Production?</p>}
        </SharedPopover>
      </KitState>
      <KitState name="Popover">
        <Popover label="Display" trigger={<Button variant="line">Display</Button>}>
          <TextField label="Rows in a page" value="50" onChange={() => undefined} />
        </Popover>
      </KitState>
    </KitSection>
  )
}

type Layer = 'dialog' | 'drawer' | 'peek' | 'shortcuts' | null

function Layers() {
  const [layer, setLayer] = useState<Layer>(null)
  const close = (): void => setLayer(null)
  return (
    <KitSection title="Dialogs, drawers, notifications">
      <Button variant="line" onClick={() => setLayer('dialog')}>
        Dialog
      </Button>
      <Button variant="line" onClick={() => setLayer('drawer')}>
        Drawer
      </Button>
      <Button variant="line" onClick={() => setLayer(layer === 'peek' ? null : 'peek')}>
        Look aside
      </Button>
      <Button variant="line" onClick={() => setLayer('shortcuts')}>
        Shortcuts
      </Button>
      <Questions />
      <FormDialog isOpen={layer === 'dialog'} onClose={close} />
      <Drawer
        isOpen={layer === 'drawer'}
        onClose={close}
        title="Columns"
        footer={<Button onClick={close}>Done</Button>}
      >
        <p className="p-4">The page behind cannot be used.</p>
      </Drawer>
      <Drawer
        isOpen={layer === 'peek'}
        onClose={close}
        title="checkout"
        note="v42 · changed 12 min ago"
        isModal={false}
      >
        <p className="p-4">The page behind keeps the focus.</p>
      </Drawer>
      <ShortcutSheet
        isOpen={layer === 'shortcuts'}
        onClose={close}
        groups={[
          {
            name: 'Everywhere',
            shortcuts: [
              { keys: 'mod+k', does: 'Search or run' },
              { keys: 'g f', does: 'Go to flags' },
            ],
          },
          { name: 'Flags', shortcuts: [{ keys: 'c', does: 'New flag' }] },
        ]}
      />
    </KitSection>
  )
}

function FormDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [name, setName] = useState('')
  const [why, setWhy] = useState('')
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="New flag"
      note={<span className="mono">default</span>}
      description="It is off everywhere until you turn it on."
      onSubmit={onClose}
      footer={
        <>
          <Button size={32} onClick={onClose}>
            Cancel
          </Button>
          <Button
            size={32}
            variant="primary"
            type="submit"
            disabledReason={name === '' ? 'Give it a name first.' : null}
          >
            Create flag
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField label="Name" value={name} onChange={setName} />
        <TextArea label="What it is for" isOptional value={why} onChange={setWhy} />
      </div>
    </Dialog>
  )
}

function Questions() {
  const archive = async (typeToConfirm?: string): Promise<void> => {
    const isConfirmed = await confirm({
      title: 'Archive checkout?',
      detail: 'SDKs give callers their own default from then on. It can be restored.',
      verb: 'Archive checkout',
      isDanger: true,
      typeToConfirm,
    })
    if (isConfirmed)
      showToast({ tone: 'ok', title: 'Archived checkout', action: { label: 'Undo', run: () => undefined } })
  }
  return (
    <>
      <Button variant="danger" onClick={() => void archive()}>
        Question
      </Button>
      <Button variant="danger" onClick={() => void archive('checkout')}>
        Question with typing
      </Button>
      <Button
        variant="line"
        onClick={() =>
          showToast({
            tone: 'ok',
            title: 'Turned on checkout in Production',
            detail: 'v42',
            action: { label: 'Undo', run: () => showToast({ tone: 'ok', title: 'Turned off checkout' }) },
          })
        }
      >
        Notification
      </Button>
      <Button
        variant="line"
        onClick={() =>
          showToast({
            tone: 'bad',
            title: 'The change was not applied',
            detail: 'checkout has changed since version 4.',
          })
        }
      >
        Failure
      </Button>
    </>
  )
}
