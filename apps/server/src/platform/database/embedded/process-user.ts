import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Whom PostgreSQL runs as when we are root, because it refuses to run as root itself. */
export interface ProcessUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const UNPRIVILEGED = 'nobody'
const UNPRIVILEGED_ID = 65_534

/** `null`: not root, so PostgreSQL runs as whoever runs us. */
export async function postgresUser(): Promise<ProcessUser | null> {
  if (process.getuid?.() !== 0) return null
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const [, uid, gid] = new RegExp(`^${UNPRIVILEGED}:[^:]*:(\\d+):(\\d+):`, 'm').exec(passwd) ?? []
  return { name: UNPRIVILEGED, uid: Number(uid ?? UNPRIVILEGED_ID), gid: Number(gid ?? UNPRIVILEGED_ID) }
}

/** Whether the user may enter every folder above `path`. */
export async function canReach(user: ProcessUser, path: string): Promise<boolean> {
  const parent = dirname(path)
  if (parent === path) return true
  return (await canEnter(user, parent)) && canReach(user, parent)
}

async function canEnter(user: ProcessUser, folder: string): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder)
  if (uid === user.uid) return (mode & 0o100) !== 0
  if (gid === user.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}
