/** The days of the parameters `complaint.*`. */
import type { Tx } from '../../kernel/tx.ts'
import { addDays } from '../area/holiday.rules.ts'
import { parameterOn } from '../area/parameter.queries.ts'

/** The last day of what may take `key` days from a day on, which is not counted itself. */
export async function untilOf(tx: Tx, key: string, county: string, from: string): Promise<string> {
  const { value } = await parameterOn(tx, `complaint.${key}`, county, Number(from.slice(0, 4)))
  return addDays(from, value)
}
