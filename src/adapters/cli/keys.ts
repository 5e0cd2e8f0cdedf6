import { join } from 'node:path'
import { rotateKeys } from '../../kernel/secret.ts'
import type { CliCommand } from './command.ts'

/** `duikou keys rotate`: new values are sealed under a new key; old ones stay readable. Restart the server after it. */
export const keysCommand: CliCommand = async ({ settings, args, print }) => {
  if (args[0] !== 'rotate') return 2
  const keys = rotateKeys(join(settings.folder, 'keys.json'))
  print(
    `密钥版本 ${keys.current}。请备份 ${join(settings.folder, 'keys.json')} 并重启服务。 Key version ${keys.current}: back up the key file and restart the server.`,
  )
  return 0
}
