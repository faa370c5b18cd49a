import { randomUUID } from 'node:crypto'
import { watch } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Storage } from '@guidon/sdk-core'

/** A text in a file, readable by this user only, because flags may name people. Written whole or not at all. */
export function createFileStorage(file: string): Storage {
  return {
    async read() {
      try {
        return await readFile(file, 'utf8')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    async write(text) {
      await mkdir(path.dirname(file), { recursive: true })
      const draft = `${file}.${randomUUID()}`
      try {
        await writeFile(draft, text, { mode: 0o600 })
        await rename(draft, file)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
  }
}

/** Several changes within this time are read once. */
const GATHER_MS = 50

/** Calls back after each change of a file, also when it is replaced. Does not keep the process alive. */
export function watchFile(file: string, onChange: () => void): () => void {
  const name = path.basename(file)
  let timer: NodeJS.Timeout | undefined
  // The folder, since a watch on the file ends when the file is replaced.
  const watcher = watch(path.dirname(file), { persistent: false }, (_event, changed) => {
    if (changed !== null && changed !== name) return
    clearTimeout(timer)
    timer = setTimeout(onChange, GATHER_MS).unref()
  })
  watcher.on('error', () => undefined)
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
