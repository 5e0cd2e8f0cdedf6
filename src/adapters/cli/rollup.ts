import { within } from '../../kernel/tx.ts'
import { desk, indicators } from '../../programme.ts'
import type { CliCommand } from './command.ts'

/** `duikou rollup publish | verify`: recompute the published cells, or compare them with the rows. */
export const rollupCommand: CliCommand = async ({ house, owner, args, print }) => {
  if (args[0] === 'publish') {
    await within(house.base, owner, tx => desk.publishRollups(tx, indicators, owner.counties))
    return 0
  }
  if (args[0] !== 'verify') return 2
  const differences = await within(house.base, owner, tx =>
    desk.compareRollups(tx, indicators, owner.counties),
  )
  for (const d of differences)
    print(`${d.indicator}\t${d.county}\t公布 published ${d.published}\t明细 rows ${d.rows}`)
  print(`${differences.length} 处不符 differences`)
  return differences.length ? 1 : 0
}
