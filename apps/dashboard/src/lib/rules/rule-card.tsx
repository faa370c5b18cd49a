import type { Presence } from '@guidon/api'
import { useSuspenseQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, Copy, Ellipsis, ListPlus, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import type { ReorderItem } from '../../ui/reorder-list.tsx'
import { presenceText } from '../presence-text.ts'
import { meQuery } from '../root-route.ts'
import { ProblemLines } from './problem-lines.tsx'

export interface RuleCardProps {
  /** From 1. */
  readonly position: number
  readonly title: string
  readonly isEdited: boolean
  /** Never reached, why; `null` when it may be. */
  readonly unreached: string | null
  /** Why it cannot be saved as it is. */
  readonly problems: readonly string[]
  /** Whom it reaches. */
  readonly reach?: ReactNode
  /** Others who are at this rule. */
  readonly others: readonly Presence[]
  readonly order: ReorderItem
  /** `null`: it may be edited. */
  readonly disabledReason: string | null
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onDuplicate: () => void
  readonly onDelete: () => void
  readonly onAddAbove: () => void
  /** What it says, and while open its editors. */
  readonly children: ReactNode
}

/** One rule of a list: its place, its title, its buttons. */
export function RuleCard(props: RuleCardProps) {
  const { position, title, isEdited, unreached, problems, reach, others, order, isOpen, onOpen } = props
  const { disabledReason, children } = props
  const card = useRef<HTMLDivElement>(null)
  const { data: me } = useSuspenseQuery(meQuery)
  // Who opens a rule goes on in it, wherever it stands.
  useEffect(() => {
    if (!isOpen) return
    card.current?.querySelector('input')?.focus({ preventScroll: true })
    card.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  return (
    <div
      ref={card}
      className={cx(
        'relative scroll-mb-20 border-t max-md:scroll-mb-28 border-line px-3 py-2.5 max-md:px-2',
        isEdited && 'bg-accent-bg/50',
        order.isDragged && 'bg-panel shadow-pop',
      )}
    >
      {isEdited ? <i aria-hidden className="absolute inset-y-0 start-0 w-[3px] bg-accent" /> : null}
      <div className="flex items-start gap-2">
        <span className="flex h-7 w-10 shrink-0 items-center gap-1 max-md:w-auto">
          {order.handle}
          <span className="num ms-auto w-4 text-end text-xs font-semibold text-t3">{position}</span>
        </span>
        <div className="min-w-0 flex-1">
          <header className="mb-1 flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1">
            <h3 className="min-w-0 text-sm font-semibold wrap-anywhere">
              {title === '' ? <span className="text-t2">Rule {position}</span> : title}
            </h3>
            {isEdited ? <Badge tone="accent">edited</Badge> : null}
            {problems.length === 0 ? null : <Badge tone="bad">not valid</Badge>}
            {unreached === null ? null : <Badge tone="wait">never reached</Badge>}
            {others.map((other) => (
              <span key={other.tab} className="flex items-center gap-1 text-xs text-t2">
                <Avatar name={other.who.name} size={16} isNamed />
                {presenceText(other, 'this rule', me)}
              </span>
            ))}
            <span className="ms-auto flex flex-wrap items-center justify-end gap-x-2">
              {reach}
              <RuleButtons {...props} />
            </span>
          </header>
          <ProblemLines problems={problems} />
          {unreached === null ? null : <p className="mb-1.5 text-xs text-wait">{unreached}</p>}
          {children}
          {isOpen ? (
            <Button variant="line" className="mt-3" disabledReason={disabledReason} onClick={() => onOpen(false)}>
              Done
            </Button>
          ) : null}
        </div>
      </div>
    </div>
  )
}

function RuleButtons(props: RuleCardProps) {
  const { position, order, isOpen, onOpen, onDuplicate, onDelete, onAddAbove, disabledReason } = props
  const name = `rule ${position}`
  const isFirst = order.moveUp === undefined
  const isLast = order.moveDown === undefined
  return (
    <span className="flex items-center">
      <IconButton
        label={`Move ${name} up`}
        disabledReason={disabledReason ?? (isFirst ? 'It is the first rule.' : null)}
        onClick={order.moveUp}
      >
        <ArrowUp size={14} aria-hidden />
      </IconButton>
      <IconButton
        label={`Move ${name} down`}
        disabledReason={disabledReason ?? (isLast ? 'It is the last rule.' : null)}
        onClick={order.moveDown}
      >
        <ArrowDown size={14} aria-hidden />
      </IconButton>
      {isOpen ? null : (
        <IconButton label={`Edit ${name}`} disabledReason={disabledReason} onClick={() => onOpen(true)}>
          <Pencil size={13} aria-hidden />
        </IconButton>
      )}
      <Menu
        label={`More for ${name}`}
        align="end"
        trigger={
          <IconButton label={`More for ${name}`}>
            <Ellipsis size={15} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onClick={onAddAbove} disabledReason={disabledReason}>
          <ListPlus size={14} aria-hidden />
          Add a rule above
        </MenuItem>
        <MenuItem onClick={onDuplicate} disabledReason={disabledReason}>
          <Copy size={14} aria-hidden />
          Duplicate
        </MenuItem>
        <MenuSeparator />
        <MenuItem onClick={onDelete} isDanger disabledReason={disabledReason}>
          <Trash2 size={14} aria-hidden />
          Delete {name}
        </MenuItem>
      </Menu>
    </span>
  )
}
