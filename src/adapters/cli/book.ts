import { formatMoney } from '../../kernel/money.ts'
import { within } from '../../kernel/tx.ts'
import { desk } from '../../programme.ts'
import type { CliCommand } from './command.ts'

const yuan = (fen: bigint | null): string => (fen === null ? '无 none' : formatMoney(fen, '元'))

/** `duikou books verify`: the books against the records and against themselves; exit code 1 when something differs. */
export const booksCommand: CliCommand = async ({ house, owner, args, print }) => {
  if (args[0] !== 'verify') return 2
  return within(house.base, owner, async tx => {
    const faults = await desk.verifyBooks(tx)
    for (const f of faults)
      print(
        `${f.county}\t${f.type}\t${f.id}\t${desk.bookFaults[f.fault].zh} ${desk.bookFaults[f.fault].en}\t记录 record ${yuan(f.recordFen)}\t账簿 books ${yuan(f.bookFen)}`,
      )
    print(`${await desk.countEntries(tx)} 条分录 entries, ${faults.length} 处不符 differences`)
    return faults.length ? 1 : 0
  })
}
