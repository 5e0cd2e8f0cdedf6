import { verifyAudit } from '../../kernel/audit.ts'
import type { CliCommand } from './command.ts'

/** `duikou audit verify`: every chain recomputed; exit code 1 when one does not hold. */
export const auditCommand: CliCommand = async ({ house, owner, args, print }) => {
  if (args[0] !== 'verify') return 2
  const verdicts = await verifyAudit(house.base, owner)
  for (const v of verdicts)
    print(
      `${v.county}\t${v.lines}\t${v.brokenAt === null ? '完好 whole' : `断于第 ${v.brokenAt} 行 broken at line ${v.brokenAt}`}`,
    )
  return verdicts.every(v => v.brokenAt === null) ? 0 : 1
}
