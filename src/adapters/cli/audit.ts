import { readFile } from 'node:fs/promises'
import { verifyAudit } from '../../kernel/audit.ts'
import type { AuditFault, Noted, Verdict } from '../../kernel/audit.ts'
import type { Word } from '../../kernel/words.ts'
import type { CliCommand } from './command.ts'

const FAULTS: Record<AuditFault, Word> = {
  removed: { zh: '有记录被删除', en: 'lines were removed' },
  reordered: { zh: '记录次序被改动或有插入', en: 'lines were put in another order or inserted' },
  changed: { zh: '记录内容被改动', en: 'the line was changed' },
  rewritten: { zh: '与此前抄录的链尾不符，整段被重写', en: 'the chain is not the one that was noted' },
}

function worded({ county, lines, brokenAt, fault, head }: Verdict): string {
  if (fault === null) return `${county}\t${lines}\t${head}\t完好 whole`
  return `${county}\t${lines}\t\t第 ${brokenAt} 行起：${FAULTS[fault].zh} from line ${brokenAt}: ${FAULTS[fault].en}`
}

/** Ends of chains as an earlier run printed them. */
function notedIn(text: string): Noted[] {
  return [...text.matchAll(/^(\d{6})\t(\d+)\t([0-9a-f]{64})\t/gm)]
    .map(([, county = '', lines = '0', hash = '']) => ({ county, seq: BigInt(lines), hash }))
    .filter(n => n.seq > 0n)
}

/**
 * `duikou audit verify [--against FILE]`: every chain recomputed; exit code 1 when one does not hold. What it prints,
 * kept elsewhere, shows later against FILE whether somebody with every right wrote a chain anew.
 */
export const auditCommand: CliCommand = async ({ house, owner, args, print }) => {
  const [what, option, path] = args
  if (what !== 'verify' || (option !== undefined && (option !== '--against' || !path))) return 2
  const noted = path ? notedIn(await readFile(path, 'utf8')) : []
  const verdicts = await verifyAudit(house.base, owner, noted)
  for (const verdict of verdicts) print(worded(verdict))
  return verdicts.every(v => v.brokenAt === null) ? 0 : 1
}
