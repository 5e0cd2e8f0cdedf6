import { checkFiles } from '../../kernel/fileCheck.ts'
import { fileUses } from '../../programme.ts'
import type { CliCommand } from './command.ts'

/**
 * `duikou files verify [--remove]`: every cited file read and compared with its SHA-256; what nobody cites is shown, and
 * removed when asked. Exit code 1 when a cited file is missing or changed.
 */
export const filesCommand: CliCommand = async ({ house, owner, args, print }) => {
  if (args[0] !== 'verify') return 2
  const found = await checkFiles(house.base, owner, house.files, fileUses, {
    remove: args.includes('--remove'),
  })
  for (const { hash, citedBy } of found.missing) print(`缺失 missing\t${hash}\t${citedBy}`)
  for (const { hash, citedBy } of found.damaged) print(`已变 changed\t${hash}\t${citedBy}`)
  for (const { hash, bytes } of found.orphans) print(`无人引用 orphan\t${hash}\t${bytes} B`)
  const bad = found.missing.length + found.damaged.length
  print(
    `引用 ${found.cited} 个文件，缺失或已变 ${bad} 个；无人引用 ${found.orphans.length} 个，清除 ${found.removed} 个。 ${found.cited} files cited, ${bad} missing or changed; ${found.orphans.length} orphans, ${found.removed} removed.`,
  )
  return bad ? 1 : 0
}
