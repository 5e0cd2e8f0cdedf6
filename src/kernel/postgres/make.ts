/** Makes a cluster when it is absent. Called under the cluster's lock. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import type { Binaries } from './binaries.ts'
import { isMade, privateFolder } from './home.ts'
import type { Home } from './home.ts'
import { OWNER, windows } from './postmaster.ts'
import { program } from './program.ts'
import { stop } from './start.ts'
import { Unusable } from './unusable.ts'

export async function make(bin: Binaries, home: Home): Promise<void> {
  const { pointer } = home
  const known = !pointer || existsSync(pointer)
  if (pointer && known && !isMade(home)) throw lost(home.base, pointer)
  if (!known && isMade(home)) await setAside(bin, home)
  for (const part of [home.base, home.users]) await privateFolder(part, home)
  if (!isMade(home)) await init(bin, home)
  if (!known) await writeFile(pointer, `${home.base}\n`)
}

/** An empty database in its place would look as if everything had been deleted. */
const lost = (base: string, pointer: string): Unusable =>
  new Unusable(
    `数据库应在 ${base}，但已不在那里。请恢复该文件夹；若确要从空库重新开始，请删除 ${pointer}。`,
    `The database should be in ${base} but is not there. Restore that folder; to begin anew with an empty one, delete ${pointer}.`,
  )

/** The data folder was deleted and begun anew: the former one's cluster is kept once, under another name. */
async function setAside(bin: Binaries, home: Home): Promise<void> {
  await stop(bin, home)
  await rm(`${home.base}.old`, { recursive: true, force: true })
  await rename(home.base, `${home.base}.old`)
}

const ENCODING = ['-E', 'UTF8', '--locale=C', '--data-checksums', '--no-instructions']

/** initdb works in a folder beside, so that an interrupted one is never taken for a cluster. */
async function init(bin: Binaries, home: Home): Promise<void> {
  const part = `${home.data}.part`
  await rm(part, { recursive: true, force: true })
  if (windows) await writeFile(home.password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  const auth = windows ? ['--auth=scram-sha-256', `--pwfile=${home.password}`] : ['--auth=trust']
  const made = await program(home, bin.initdb, ['-D', part, '-U', OWNER, ...ENCODING, ...auth])
  if (made.code !== 0)
    throw new Unusable(
      `数据库没有建成（${home.data}）。`,
      `The database could not be made in ${home.data}: ${made.said}`,
    )
  await rename(part, home.data)
}
