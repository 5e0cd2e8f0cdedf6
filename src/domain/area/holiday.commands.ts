/** The yearly arrangement of holidays (国务院办公厅关于节假日安排的通知), entered as a whole with its 文号. */
import { sql } from 'drizzle-orm'
import { commandIn } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { holiday } from './area.table.ts'
import { ownsValues, NATION } from './parameter.rules.ts'
import { REGION } from './area.terms.ts'

export interface HolidayInput {
  readonly year: number
  readonly source: string
  readonly days: readonly {
    readonly onDate: string
    readonly kind: 'off' | 'workday'
    readonly name: string
  }[]
}

/** Days already entered for the year are replaced; the audit line keeps what they were. */
export async function setHolidays(
  base: Base,
  reader: Reader,
  input: HolidayInput,
  key?: string,
): Promise<{ days: number }> {
  const [owner, year] = [REGION, String(input.year)]
  if (!ownsValues(reader, NATION))
    throw new Problem('access.scope', {}, [], { zh: '节假日安排', en: 'The arrangement of holidays' })
  if (input.days.some(d => !d.onDate.startsWith(year)))
    throw new Problem('rule.refused', {}, [{ field: 'days', code: 'holiday.year' }], {
      zh: `日期应在${year}年内。`,
      en: `The days must lie in ${year}.`,
    })
  const writer = {
    ...reader,
    writable: [owner],
    counties: [...new Set([...reader.counties, owner])],
    lo: '',
    hi: '~',
  }
  const order = { command: 'setHolidays', county: owner, areaCode: owner, key, request: input }
  return within(base, writer, tx =>
    commandIn(tx, order, async () => {
      const inYear = sql`${holiday.onDate} >= ${`${year}-01-01`} and ${holiday.onDate} <= ${`${year}-12-31`}`
      const before = await tx.db.delete(holiday).where(inYear).returning()
      await tx.db.insert(holiday).values(input.days.map(d => ({ ...d, source: input.source })))
      return {
        result: { days: input.days.length },
        subject: { type: 'holiday', id: year },
        before,
        after: input,
      }
    }),
  )
}
