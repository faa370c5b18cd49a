import type { Draft } from './draft.ts'
import type { DraftPlace, KeptDraft } from './draft-place.ts'
import { createStore, type Store } from '../store.ts'

const PREFIX = 'guidon.draft.'
const stores = new Map<string, Store<KeptDraft | null>>()
/** The bases that are written: they are large and do not change with each edit. */
const writtenBases = new Map<string, unknown>()

/** The draft of a place, the same for all parts of the page; changes when another tab of the browser writes it. */
export function draftStore(place: DraftPlace): Store<KeptDraft | null> {
  const name = nameOf(place)
  const present = stores.get(name)
  if (present !== undefined) return present
  if (stores.size === 0) addEventListener('storage', followOtherTabs)
  const store = createStore(readKept(name))
  stores.set(name, store)
  return store
}

/** Keeps a draft over reloads at once; `null` lets it go. */
export function keepDraft(place: DraftPlace, kept: KeptDraft | null): void {
  const name = nameOf(place)
  draftStore(place).write(kept)
  if (kept === null) {
    localStorage.removeItem(name)
    localStorage.removeItem(baseName(name))
    writtenBases.delete(name)
    return
  }
  const { base, ...draft } = kept.draft
  if (writtenBases.get(name) !== base) {
    writtenBases.set(name, base)
    // It may be large: what was typed is shown first.
    setTimeout(() => write(baseName(name), base))
  }
  write(name, { ...kept, draft })
}

/** A browser keeps about five megabytes; what does not fit is on the server and, until the page goes, in memory. */
function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value))
  } catch {
    localStorage.removeItem(name)
  }
}

function readKept(name: string): KeptDraft | null {
  const kept = read(name) as (Omit<KeptDraft, 'draft'> & { draft: Omit<Draft<unknown, never>, 'base'> }) | null
  return kept === null ? null : { ...kept, draft: { ...kept.draft, base: read(baseName(name)) } }
}

function read(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}

function followOtherTabs({ key }: StorageEvent): void {
  if (key !== null) stores.get(key)?.write(readKept(key))
}

const nameOf = ({ member, project, environment, kind, key }: DraftPlace): string =>
  PREFIX + JSON.stringify([member, project, environment, kind, key])
const baseName = (name: string): string => `${name}.base`
