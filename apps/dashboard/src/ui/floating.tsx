import { cloneElement, useState, type MouseEvent, type ReactElement } from 'react'
import { createStore, useStore, type Store } from '../lib/store.ts'

/** What a trigger tells assistive technology about what it opens. */
export type Opens = 'menu' | 'dialog'

/** Where something is open, and for which row of a table. */
export interface OpenedAt<Row> {
  readonly anchor: Element
  readonly row: Row
}

/** Connects the triggers in the rows of a table with the one menu or popover of the table. */
export type FloatingHandle<Row> = Store<OpenedAt<Row> | null>

export function createFloatingHandle<Row>(): FloatingHandle<Row> {
  return createStore<OpenedAt<Row> | null>(null)
}

interface TriggerProps {
  readonly onClick?: (event: MouseEvent<HTMLElement>) => void
  readonly onPointerEnter?: () => void
  readonly onFocus?: () => void
  readonly 'aria-haspopup'?: Opens
  readonly 'aria-expanded'?: boolean
}

export interface FloatingTriggerOptions {
  readonly opens: Opens
  readonly isOpen: boolean
  readonly onOpen: (anchor: Element) => void
  /** Loads what opens: called when somebody seems about to press. */
  readonly prepare: () => void
}

/** A button as the trigger of something that opens at it. What opens is loaded when somebody goes for the button. */
export function floatingTrigger(trigger: ReactElement, options: FloatingTriggerOptions): ReactElement {
  const { opens, isOpen, onOpen, prepare } = options
  const own = (trigger as ReactElement<TriggerProps>).props
  return cloneElement(trigger as ReactElement<TriggerProps>, {
    'aria-haspopup': opens,
    'aria-expanded': isOpen,
    onPointerEnter: () => {
      prepare()
      own.onPointerEnter?.()
    },
    onFocus: () => {
      prepare()
      own.onFocus?.()
    },
    onClick: (event) => {
      own.onClick?.(event)
      if (!event.defaultPrevented) onOpen(event.currentTarget)
    },
  })
}

/** Where a trigger that opens something of its own has it open; `null` while it is closed. */
export function useAnchor() {
  return useState<Element | null>(null)
}

export function SharedTrigger<Row>({
  handle,
  row,
  trigger,
  opens,
  prepare,
}: {
  readonly handle: FloatingHandle<Row>
  readonly row: Row
  readonly trigger: ReactElement
  readonly opens: Opens
  readonly prepare: () => void
}) {
  return floatingTrigger(trigger, { opens, isOpen: false, prepare, onOpen: (anchor) => handle.write({ anchor, row }) })
}

export const useOpenedAt = <Row,>(handle: FloatingHandle<Row>): OpenedAt<Row> | null => useStore(handle)
