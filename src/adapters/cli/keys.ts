import { readFile, writeFile } from 'node:fs/promises'
import { merged, sealKeys, unsealKeys } from '../../kernel/keyBackup.ts'
import { Problem } from '../../kernel/problem.ts'
import { keyPath, keyPrint, readKeys, rotated, writeKeys } from '../../kernel/secret.ts'
import type { Keys } from '../../kernel/secret.ts'
import type { FolderCommand } from './command.ts'
import { passphrase } from './passphrase.ts'

function own(path: string): Keys {
  const keys = readKeys(path)
  if (!keys) throw new Problem('key.none', { what: path })
  return keys
}

/**
 * `duikou keys show | rotate | backup FILE | restore FILE`. They touch the key file only and need no database, because a
 * house without its keys does not open.
 */
export const keysCommand: FolderCommand = async ({ settings, args, print }) => {
  const path = keyPath(settings.folder)
  const [what, file] = args
  if (what === 'show') {
    const keys = own(path)
    print(`${path}\t${keyPrint(keys)}\t版本 version ${keys.current}`)
    return 0
  }
  if (what === 'rotate') {
    const keys = rotated(own(path))
    writeKeys(path, keys)
    print(
      `密钥版本 ${keys.current}。请立即备份（duikou keys backup 文件）并重启服务，新写入的内容即用新密钥；旧版本保留，旧内容照常可读。 Key version ${keys.current}: back it up now (duikou keys backup FILE) and restart the server; what is written then uses the new key, the old versions stay.`,
    )
    return 0
  }
  if (what === 'backup' && file) {
    const keys = own(path)
    await writeFile(file, await sealKeys(keys, await passphrase()), { mode: 0o600, flag: 'wx' })
    print(
      `密钥已备份到 ${file}（${keyPrint(keys)}，版本 ${keys.current}）。请与数据备份分开保存，口令另行保管。 The keys are in ${file}; keep it apart from the backups of the data, and the passphrase apart from both.`,
    )
    return 0
  }
  if (what === 'restore' && file) {
    const keys = merged(readKeys(path), await unsealKeys(await readFile(file, 'utf8'), await passphrase()))
    writeKeys(path, keys)
    print(
      `密钥已恢复到 ${path}（${keyPrint(keys)}，版本 ${keys.current}）。 The keys are restored to ${path}.`,
    )
    return 0
  }
  return 2
}
