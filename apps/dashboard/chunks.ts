import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

/** Files of the build by where they begin. Each has what its beginning imports, but for what an earlier one has. */
const BEGINNINGS = [
  { name: 'start', module: 'src/main.tsx' },
  { name: 'list', module: 'src/features/flags/list/flag-list-page.tsx' },
].map(({ name, module }) => ({ name, id: fileURLToPath(new URL(module, import.meta.url)) }))

/** Imports every icon, of which few are used. */
const ICONS_INDEX = /\/lucide-react\/dist\/esm\/lucide-react\.m?js$/
const ICON = /\/lucide-react\/dist\/esm\/icons\//
const INDEX_LINES = /export\s*\{([^}]*)\}\s*from\s*["'](\.\/icons\/[^"']+)["']/g
const ICON_IMPORTS = /import\s*\{([^}]*)\}\s*from\s*["']lucide-react["']/g

/** What is wanted soon after the start: the browser fetches it along with the rest instead of when it comes to it. */
const SOON = [
  { file: /^assets\/(list|flag-list-page)-[\w-]{8}\.js$/, attrs: { rel: 'modulepreload', crossorigin: true } },
  {
    file: /^assets\/inter-latin-wght-normal-.*\.woff2$/,
    attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true },
  },
]

type FindModule = (id: string) => Rolldown.ModuleInfo | null

/** What every screen needs is one file and what lists need another: few files arrive earlier, and compress better. */
export function startChunks(): Rolldown.CodeSplittingGroup {
  let names: ReadonlyMap<string, string> | undefined
  return {
    debugName: 'start',
    name: (id, context) => {
      names ??= chunkNames((one) => context.getModuleInfo(one))
      return names.get(id) ?? null
    },
    includeDependenciesRecursively: false,
  }
}

/** Names in the page what is wanted soon. */
export function preloadSoon(): Plugin {
  return {
    name: 'guidon:preload-soon',
    transformIndexHtml: (_html, { bundle = {} }) =>
      SOON.flatMap(({ file, attrs }) =>
        Object.keys(bundle)
          .filter((name) => file.test(name))
          .map((name): HtmlTagDescriptor => ({
            tag: 'link',
            attrs: { ...attrs, href: `./${name}` },
            // After the base, which addresses are relative to.
            injectTo: 'head',
          })),
      ),
  }
}

/** Name of the chunk of each module. */
function chunkNames(find: FindModule): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { name, id } of BEGINNINGS) {
    for (const reached of modulesFrom(id, find)) if (!names.has(reached)) names.set(reached, name)
  }
  return names
}

/** Modules that one needs before it can run, itself included; of icons those that are named. */
function modulesFrom(beginning: string, find: FindModule): ReadonlySet<string> {
  const reached = new Set([beginning])
  const icons = new Set<string>()
  let files: ReadonlyMap<string, string> = new Map()
  for (const id of reached) {
    const { importedIds = [], code = '' } = find(id) ?? {}
    if (ICONS_INDEX.test(id)) files = iconFiles(id, code ?? '')
    for (const imported of importedIds) if (!ICON.test(imported)) reached.add(imported)
    for (const name of (code ?? '').matchAll(ICON_IMPORTS).flatMap(([, list = '']) => namesIn(list))) icons.add(name)
  }
  return reached.union(new Set(icons.values().map((icon) => files.get(icon)!)))
}

/** Module of each icon by the names that it can be imported by. */
function iconFiles(index: string, code: string): ReadonlyMap<string, string> {
  return new Map(
    code
      .matchAll(INDEX_LINES)
      .flatMap(([, list = '', file = '']) =>
        namesIn(list.replaceAll('default as ', '')).map((name) => [name, join(dirname(index), file)] as const),
      ),
  )
}

/** `A` and `B` of `A, B as C`. */
const namesIn = (list: string): string[] => list.split(',').map((one) => one.trim().split(' ')[0]!)
