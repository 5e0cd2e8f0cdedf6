/**
 * Where a data folder's cluster lies. An ordinary user's stays in the folder. Root's lies below /var/lib/duikou, where
 * an unprivileged user may read it, and a pointer file in the data folder says where.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { chmod, chown, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isRoot, ROOT_HOME, UNPRIVILEGED } from './binaries.ts'
import { Unusable } from './unusable.ts'

export interface Home {
  readonly base: string
  readonly data: string
  readonly users: string
  readonly lock: string
  readonly log: string
  readonly password: string
  /** Whom PostgreSQL runs as, when we are root. */
  readonly as?: { readonly uid: number; readonly gid: number }
  /** The file that leads from the data folder to `base`, when they are apart. */
  readonly pointer?: string
}

const partsOf = (base: string, lock: string): Omit<Home, 'as' | 'pointer'> => ({
  base,
  data: join(base, 'data'),
  users: join(base, 'users'),
  lock,
  log: join(base, 'postgres.log'),
  password: join(base, 'password'),
})

export const isMade = (home: { data: string }): boolean => existsSync(join(home.data, 'PG_VERSION'))

/** Finds the home of a data folder and makes the folders around it. */
export async function homeOf(folder: string): Promise<Home> {
  const path = resolve(folder)
  await mkdir(path, { recursive: true, mode: 0o700 }).catch(closed(path))
  const home = isRoot() ? rootsHome(path) : ownHome(path)
  if (!home.as && process.platform !== 'win32') refuseOddPath(home.base)
  await mkdir(isRoot() ? ROOT_HOME : home.base, { recursive: true, mode: 0o755 }).catch(closed(path))
  return home
}

const pointerOf = (path: string): string => join(path, 'postgres.txt')

function ownHome(path: string): Home {
  const base = join(path, 'postgres')
  if (!existsSync(base) && existsSync(pointerOf(path)))
    throw new Unusable(
      `数据文件夹 ${path} 是以 root 身份建立的，请仍以 root 启动，或用 DUIKOU_DATA 另选文件夹。`,
      `The data folder ${path} was made by root: start as root again, or choose another folder with DUIKOU_DATA.`,
    )
  return partsOf(base, join(base, 'lock'))
}

function rootsHome(path: string): Home {
  // A folder that an ordinary user began is carried on as that user, so that both can go on using it.
  const own = partsOf(join(path, 'postgres'), join(path, 'postgres', 'lock'))
  const owner = isMade(own) ? statSync(own.data) : undefined
  if (owner?.uid) return { ...own, as: { uid: owner.uid, gid: owner.gid } }
  const pointer = pointerOf(path)
  const name = createHash('sha256').update(path).digest('hex').slice(0, 12)
  const base = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(ROOT_HOME, name)
  return {
    ...partsOf(base, `${base}.lock`),
    as: { uid: UNPRIVILEGED, gid: UNPRIVILEGED },
    pointer,
  }
}

/** pg_ctl hands the path to a shell inside double quotes. */
function refuseOddPath(path: string): void {
  if (/["$`\\\n]/.test(path))
    throw new Unusable(
      `数据文件夹的路径 ${path} 含有 " $ \` \\ 之一，PostgreSQL 无法使用，请换一个文件夹。`,
      `The path ${path} holds one of " $ \` \\, which PostgreSQL can't use: choose another folder.`,
    )
}

/** What is said when a data folder may not be written. */
export function closed(path: string): (error: NodeJS.ErrnoException) => never {
  return error => {
    if (error.code !== 'EACCES' && error.code !== 'EPERM' && error.code !== 'EROFS') throw error
    throw new Unusable(
      `无权写入数据文件夹 ${path}，请用 DUIKOU_DATA 另选文件夹。`,
      `The data folder ${path} may not be written: choose another one with DUIKOU_DATA.`,
    )
  }
}

/** Makes a folder that only PostgreSQL's user (and root) may enter. */
export async function privateFolder(path: string, home: Home): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  if (process.platform === 'win32') return
  await chmod(path, 0o700)
  if (home.as) await chown(path, home.as.uid, home.as.gid)
}
