/**
 * Complaints by place and matter, of all in the reader's counties, also those the reader takes no part in: hence counts
 * only, by a function of the database, and small groups are not shown.
 */
import { sql } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { suppress } from '../../kernel/suppress.ts'
import type { Tx } from '../../kernel/tx.ts'
import { NATION } from '../area/parameter.rules.ts'
import { parameterOn } from '../area/parameter.queries.ts'
import { areaNames } from '../area/areaName.queries.ts'
import type { Statistics } from './complaint.reply.ts'
import { cellsOf, tableOf } from './complaintStatistics.rules.ts'
import type { Counted } from './complaintStatistics.rules.ts'

type Dated = Counted & { readonly year: number } & Record<string, unknown>

const counts = async (tx: Tx): Promise<Dated[]> =>
  (await tx.db.execute<Dated>(sql`select year, place, matter, n::int as n from duikou_complaint_counts()`))
    .rows

export async function complaintStatistics(
  tx: Tx,
  asked: { readonly year?: number | undefined },
): Promise<Statistics> {
  const all = await counts(tx)
  const cells = cellsOf(all.filter(r => asked.year === undefined || r.year === asked.year))
  const { value: smallest } = await parameterOn(
    tx,
    'stats.suppress_below',
    NATION,
    Number(today(tx.at).slice(0, 4)),
  )
  const names = await areaNames(
    tx,
    cells.map(c => c.row),
  )
  const years = [...new Set(all.map(r => r.year))].sort((a, b) => b - a)
  return { ...tableOf(cells, suppress(cells, smallest), names), next: null, smallest, years }
}
