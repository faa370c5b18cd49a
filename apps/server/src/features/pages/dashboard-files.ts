import { readFile, readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** One file of the built dashboard, ready to be sent. */
export interface DashboardFile {
  readonly type: string
  readonly content: Buffer
  /** By name of the content coding. Fonts and pictures are compressed already. */
  readonly encoded: ReadonlyMap<string, Buffer>
  readonly entityTag: string
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** Path of each file of the build, relative to its folder; empty when the dashboard is not built. */
export async function listDashboardFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

export async function readDashboardFile(folder: string, path: string): Promise<DashboardFile> {
  const content = await readFile(join(folder, path))
  return toDashboardFile(TYPES[extname(path)]!, content)
}

/** A file with its compressed forms. */
export async function toDashboardFile(type: string, content: Buffer): Promise<DashboardFile> {
  const isText = !type.startsWith('font/')
  const encoded = isText
    ? new Map([
        ['br', await compressBrotli(content, BROTLI)],
        ['gzip', await compressGzip(content)],
      ])
    : new Map<string, Buffer>()
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 22)
  return { type, content, encoded, entityTag: `"${hash}"` }
}
