import { cloneElement, useEffect, useLayoutEffect, useRef, useState, type ReactElement, type ReactNode } from 'react'
import { createStore, useStore } from '../lib/store.ts'
import { tipPlace } from './tip-place.ts'

// One tip serves all triggers, by listening once: a table of thousands of cells pays for one.

const SHOW_MS = 350
/** Long enough for the pointer to get onto the tip. */
const HIDE_MS = 120

interface ShownTip {
  readonly trigger: Element
  readonly content: ReactNode
}

/** Text that may be cut off, which is marked with `data-cut`: its tip is the whole of it. */
const CUT = '[data-cut]'

const shownTip = createStore<ShownTip | null>(null)
const contents = new WeakMap<Element, ReactNode>()

export interface TipProps {
  /** What is said. It must be found elsewhere too: touch has no tooltips. */
  readonly content: ReactNode
  /** The element that has the tip; it takes a ref. */
  readonly children: ReactElement
}

/** Explains its child on hover and on focus. */
export function Tip({ content, children }: TipProps) {
  const child = children as ReactElement<{ ref?: React.Ref<Element>; 'data-tip'?: true }>
  const element = useRef<Element>(null)
  const given = child.props.ref
  // The tip is found by its trigger's element, which React makes.
  useLayoutEffect(() => {
    if (element.current === null) return
    contents.set(element.current, content)
    const shown = shownTip.read()
    if (shown?.trigger === element.current) shownTip.write({ trigger: element.current, content })
  })
  return cloneElement(child, {
    'data-tip': true,
    ref: (node: Element | null) => {
      element.current = node
      if (typeof given === 'function') given(node)
      else if (given) given.current = node
    },
  })
}

/** Shows the tip of whichever trigger is used. Stands once on the page. */
export function TipHost() {
  const shown = useStore(shownTip)
  // Pointer and focus are followed for the whole page.
  useEffect(followTriggers, [])
  return shown === null ? null : <ShownTipBox tip={shown} />
}

function ShownTipBox({ tip: { trigger, content } }: { tip: ShownTip }) {
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  // It is measured before it is seen.
  useLayoutEffect(() => {
    if (box.current === null) return
    const { innerWidth: width, innerHeight: height } = window
    setPlace(tipPlace(trigger.getBoundingClientRect(), box.current.getBoundingClientRect(), { width, height }))
  }, [trigger, content])
  return (
    <div
      ref={box}
      role="tooltip"
      data-tip-box
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      className="fixed z-90 w-max max-w-80 rounded-lg bg-raise px-2.5 py-1.5 text-xs text-t1 shadow-pop"
    >
      {content}
    </div>
  )
}

function triggerOf(element: Element): Element | null {
  const cut = element.closest(CUT)
  return cut !== null && cutText(cut) !== undefined ? cut : element.closest('[data-tip]')
}

/** The text of a button or link that has the focus. */
function cutWithin(focused: Element): Element | null {
  const cut = focused.matches('button, a') ? focused.querySelector(CUT) : null
  return cut !== null && cutText(cut) !== undefined ? cut : null
}

function cutText(element: Element): string | undefined {
  return element.matches(CUT) && element.scrollWidth > element.clientWidth
    ? (element.textContent ?? undefined)
    : undefined
}

function followTriggers(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = (delayMs: number, act: () => void): void => {
    clearTimeout(timer)
    timer = setTimeout(act, delayMs)
  }
  const hide = (): void => {
    clearTimeout(timer)
    shownTip.write(null)
  }
  const show = (trigger: Element): void => {
    const content = contents.get(trigger) ?? cutText(trigger)
    if (trigger.isConnected && content !== undefined) shownTip.write({ trigger, content })
  }
  const ended = new AbortController()
  const on = <Name extends keyof DocumentEventMap>(name: Name, act: (event: DocumentEventMap[Name]) => void): void =>
    document.addEventListener(name, act, { capture: true, passive: true, signal: ended.signal })
  on('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch' || !(target instanceof Element)) return
    if (target.closest('[data-tip-box]') !== null) return clearTimeout(timer)
    const trigger = triggerOf(target)
    if (trigger !== null && trigger === shownTip.read()?.trigger) return clearTimeout(timer)
    if (trigger !== null) later(SHOW_MS, () => show(trigger))
    else later(HIDE_MS, hide)
  })
  on('focusin', ({ target }) => {
    const focused = target instanceof Element && target.matches(':focus-visible') ? target : null
    const trigger = focused === null ? null : (triggerOf(focused) ?? cutWithin(focused))
    if (trigger === null) hide()
    else show(trigger)
  })
  on('pointerdown', hide)
  on('scroll', hide)
  on('keydown', ({ key }) => {
    if (key === 'Escape') hide()
  })
  return () => {
    ended.abort()
    hide()
  }
}
