import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { AVATAR_HUES } from './initials.ts'

const css = readFileSync(new URL('../styles.css', import.meta.url), 'utf8')
const light = readTokens(':root')
const themes = { light, dark: { ...light, ...readTokens("[data-theme='dark']") } }
type Theme = keyof typeof themes

const SURFACES = ['bg', 'panel', 'sub']
const TEXTS = ['t1', 't2', 't3', 'accent', 'ok', 'run', 'wait', 'bad', 'ice', 'off', 'old', 'new']
const FILLS = ['okf', 'runf', 'waitf', 'badf', 'icef', 'offf', 'oldf', 'newf', 'v1', 'v2', 'v3', 'v4', 'ctl', 'accent']
const CHIPS = ['accent', 'ok', 'run', 'wait', 'bad', 'ice']

describe.each<Theme>(['light', 'dark'])('%s', (theme) => {
  test.each(TEXTS)('text in %s can be read on every surface', (role) => {
    for (const surface of SURFACES) expect(contrast(theme, role, surface), surface).toBeGreaterThanOrEqual(4.5)
  })

  test.each(FILLS)('a mark in %s can be seen on every surface', (role) => {
    for (const surface of SURFACES) expect(contrast(theme, role, surface), surface).toBeGreaterThanOrEqual(3)
  })

  test.each(CHIPS)('a chip in %s can be read', (role) => {
    expect(contrast(theme, role, `${role}-bg`)).toBeGreaterThanOrEqual(4.5)
  })

  test('the words of a primary button and of a floating panel can be read', () => {
    expect(contrast(theme, 'accent-ink', 'accent')).toBeGreaterThanOrEqual(4.5)
    for (const role of TEXTS) expect(contrast(theme, role, 'raise'), role).toBeGreaterThanOrEqual(4.5)
    for (const role of ['t1', 't2']) expect(contrast(theme, role, 'accent-bg'), role).toBeGreaterThanOrEqual(4.5)
  })
})

test.each([...AVATAR_HUES])('white initials can be read on %s', (hue) => {
  expect(contrastOf(rgbOf('#ffffff'), rgbOf(hue))).toBeGreaterThanOrEqual(4.5)
})

// Machado, Oliveira and Fernandes 2009, full severity, in linear RGB; distances in OKLab.
const VISIONS = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const
type Vision = keyof typeof VISIONS

test.each<[Theme, Vision, number]>([
  ['light', 'normal', 0.28],
  ['light', 'protan', 0.16],
  ['light', 'deutan', 0.1],
  ['light', 'tritan', 0.33],
  ['dark', 'normal', 0.27],
  ['dark', 'protan', 0.15],
  ['dark', 'deutan', 0.1],
  ['dark', 'tritan', 0.32],
])('healthy and regressed differ in the %s theme with %s vision', (theme, vision, least) => {
  expect(distance(theme, vision, ['okf', 'badf'])).toBeGreaterThanOrEqual(least)
})

const STATUSES = ['okf', 'runf', 'waitf', 'badf', 'icef', 'offf']
/** Pairs that colour tells apart badly. Off is hollow, running is a ring, waiting a diamond, regressed a triangle. */
const TOLD_BY_SHAPE: readonly string[] = [
  'light protan okf/offf',
  'light deutan okf/offf',
  'light deutan waitf/badf',
  'light tritan okf/runf',
  'dark tritan okf/runf',
]

describe.each<Theme>(['light', 'dark'])('%s statuses', (theme) => {
  test.each(Object.keys(VISIONS) as Vision[])(
    'differ by colour with %s vision, or are known to differ by shape',
    (vision) => {
      const close = pairs(STATUSES)
        .filter((pair) => distance(theme, vision, pair) < 0.08)
        .map((pair) => pair.join('/'))
      expect(close.filter((pair) => !TOLD_BY_SHAPE.includes(`${theme} ${vision} ${pair}`))).toEqual([])
    },
  )
})

function readTokens(selector: string): Readonly<Record<string, string>> {
  const start = css.indexOf(`\n${selector} {`)
  const block = css.slice(start, css.indexOf('\n}', start))
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]))
}

type Triple = readonly [number, number, number]

/** Linear RGB. */
function rgbOf(hex: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function tokenOf(theme: Theme, role: string): Triple {
  const hex = themes[theme][role]
  if (hex === undefined) throw new Error(`There is no token --${role}.`)
  return rgbOf(hex)
}

const contrast = (theme: Theme, one: string, other: string): number =>
  contrastOf(tokenOf(theme, one), tokenOf(theme, other))

function contrastOf(one: Triple, other: Triple): number {
  const luminance = ([r, g, b]: Triple): number => 0.2126 * r + 0.7152 * g + 0.0722 * b
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function distance(theme: Theme, vision: Vision, [one, other]: readonly [string, string]): number {
  const [a, b] = [one, other].map((role) => okLab(seen(tokenOf(theme, role), vision))) as [Triple, Triple]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

function seen([r, g, b]: Triple, vision: Vision): Triple {
  const m = VISIONS[vision]
  const row = (at: number): number => Math.min(1, Math.max(0, m[at]! * r + m[at + 1]! * g + m[at + 2]! * b))
  return [row(0), row(3), row(6)]
}

function okLab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

const pairs = (roles: readonly string[]): readonly (readonly [string, string])[] =>
  roles.flatMap((one, index) => roles.slice(index + 1).map((other) => [one, other] as const))
