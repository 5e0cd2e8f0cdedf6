/** When a notice ends, by the days its parameter names and the holidays of its years. */
import { sql } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { HolidayLine } from './holiday.reply.ts'
import { noticeEnds } from './holiday.rules.ts'
import type { Holiday } from './holiday.rules.ts'
import { parameterOn } from './parameter.queries.ts'
import { nationSetters } from './parameter.rules.ts'

export interface NoticeTerm {
  /** The parameter of its days. */
  readonly key: string
  readonly area: string
  readonly from: string
  readonly workdaysOnly: boolean
  readonly purpose?: string
}

async function holidaysFrom(tx: Tx, year: number): Promise<Holiday[]> {
  const found = await tx.db.execute<Record<string, unknown> & Holiday>(
    sql`select on_date as "onDate", kind from holiday where on_date >= make_date(${year}::int, 1, 1) and on_date < make_date(${year + 2}::int, 1, 1) order by 1`,
  )
  return found.rows
}

/** A year as it was arranged: what each day is called, and in which notice it stands. */
export async function arrangementOf(tx: Tx, year: number): Promise<HolidayLine[]> {
  const found = await tx.db.execute<HolidayLine>(
    sql`select on_date as "onDate", kind, name, source from holiday where on_date >= make_date(${year}::int, 1, 1) and on_date < make_date(${year + 1}::int, 1, 1) order by 1`,
  )
  return found.rows
}

/** @throws Problem rule.parameterEmpty when the days, or the holidays of a year it runs through, are not entered. */
export async function noticeEndOf(
  tx: Tx,
  term: NoticeTerm,
): Promise<{ on: string; days: number; source: string }> {
  const year = Number(term.from.slice(0, 4))
  const { value: days, source } = await parameterOn(tx, term.key, term.area, year, term.purpose)
  const end = noticeEnds(term.from, days, term.workdaysOnly, await holidaysFrom(tx, year))
  if ('unknownYear' in end) {
    const who = nationSetters()
    throw new Problem('rule.parameterEmpty', {}, [{ code: 'holiday' }], {
      zh: `${end.unknownYear}年节假日安排（由${who.zh}按国务院办公厅通知录入）`,
      en: `the arrangement of holidays of ${end.unknownYear} (entered from the State Council’s notice by: ${who.en})`,
    })
  }
  return { on: end.on, days, source }
}
