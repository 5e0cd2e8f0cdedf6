import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { DATABASE, filesOf } from '../../house.ts'
import { writeBackup } from '../../kernel/backup/write.ts'
import { readBackup } from '../../kernel/backup/read.ts'
import { ensureDatabase, openCluster } from '../../kernel/postgres/cluster.ts'
import { claimServer } from '../../kernel/postgres/claim.ts'
import { Problem } from '../../kernel/problem.ts'
import { keyPath, keyPrint, openKeys, readKeys } from '../../kernel/secret.ts'
import { fileUses } from '../../programme.ts'
import type { CliCommand, FolderCommand } from './command.ts'

const MB = 1_048_576
const total = (rows: Readonly<Record<string, number>>): number =>
  Object.values(rows).reduce((a, b) => a + b, 0)

/** `duikou backup FILE`: the whole house but its keys, in one snapshot, beside a running server. */
export const backupCommand: CliCommand = async ({ house, settings, args, print }) => {
  const [path] = args
  if (!path) return 2
  if (existsSync(path)) throw new Problem('input.unique', { what: path })
  const keys = openKeys(keyPath(settings.folder))
  const sum = await writeBackup({ url: house.url, path: resolve(path), files: house.files, keys, fileUses })
  print(
    `已备份到 ${path}：${total(sum.rows)} 行，${sum.files} 个文件，${(sum.bytes / MB).toFixed(1)} MB。密钥（${keyPrint(keys)}，版本 ${keys.current}）不在其中，请另行备份：duikou keys backup 文件。 Rows, files and size as shown; the keys are not in it: duikou keys backup FILE.`,
  )
  return 0
}

/** `duikou restore FILE`: into an empty data folder or database, with the server stopped and the keys restored first. */
export const restoreCommand: FolderCommand = async ({ settings, args, print }) => {
  const [path] = args
  if (!path) return 2
  const leave = claimServer(settings.folder, 'duikou restore')
  const cluster = settings.databaseUrl ? undefined : await openCluster(settings.folder)
  try {
    const url = settings.databaseUrl ?? (await ensureDatabase(cluster!, DATABASE))
    const done = await readBackup({
      url,
      path: resolve(path),
      files: await filesOf(settings),
      keys: readKeys(keyPath(settings.folder)),
      demo: settings.demo,
    })
    print(
      `已恢复 ${done.manifest.takenAt} 的备份：${total(done.rows)} 行，${done.files} 个文件。请核对：duikou audit verify、duikou rollup verify、duikou files verify。所有人须重新登录。 Restored; check with the three verify commands. Everyone signs in again.`,
    )
    return 0
  } finally {
    await cluster?.release()
    leave()
  }
}
