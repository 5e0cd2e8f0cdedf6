/** What the preview of a batch says: how many households and people, problems by kind, figures that will move. */
import { sql } from 'drizzle-orm'
import { foldSql, relation } from '../../kernel/contribution.ts'
import type { Indicator } from '../../kernel/contribution.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { rangeOf } from '../area/area.rules.ts'
import { wordsOfFinding } from './check.rules.ts'
import type { Level } from './finding.terms.ts'
import { LIST_FINDINGS } from './import.terms.ts'
import type { BatchSummary } from './import.terms.ts'

export const wordsOf = (code: string): Word =>
  wordsOfFinding(code) ?? LIST_FINDINGS[code as keyof typeof LIST_FINDINGS] ?? { zh: code, en: code }

export type Counts = Pick<
  BatchSummary,
  'newHouseholds' | 'newPeople' | 'knownHouseholds' | 'goodHouseholds'
> & {
  rowErrors: number
  rowWarnings: number
  rows: number
}

/** A household counts as good when none of its rows has an error. */
export async function countStage(tx: Tx, county: string, batchId: string): Promise<Counts> {
  const found = await tx.db.execute<Record<keyof Counts, bigint>>(sql`
    with homes as (
      select max(level) as level, bool_or(known) as known, count(*) as people, count(*) filter (where level = 2) as errors, count(*) filter (where level = 1) as warnings
      from batch_row where county = ${county} and batch_id = ${batchId} group by household_key
    )
    select count(*) filter (where level < 2 and not known) as "newHouseholds",
      coalesce(sum(people) filter (where level < 2 and not known), 0)::bigint as "newPeople",
      count(*) filter (where known) as "knownHouseholds", count(*) filter (where level < 2) as "goodHouseholds",
      coalesce(sum(errors), 0)::bigint as "rowErrors", coalesce(sum(warnings), 0)::bigint as "rowWarnings", coalesce(sum(people), 0)::bigint as rows
    from homes`)
  const counts = Object.entries(found.rows[0]!).map(([name, n]) => [name, Number(n)])
  return Object.fromEntries(counts) as unknown as Counts
}

/** Problems by code, worst and most frequent first. */
export async function countProblems(
  tx: Tx,
  county: string,
  batchId: string,
): Promise<BatchSummary['problems']> {
  const found = await tx.db.execute<{
    code: string
    level: Level
    n: bigint
  }>(sql`select p ->> 'code' as code, p ->> 'level' as level, count(*) as n
    from batch_row b cross join lateral jsonb_array_elements(b.problems) p where b.county = ${county} and b.batch_id = ${batchId} group by 1, 2`)
  const rank = { error: 0, warn: 1, note: 2 }
  return found.rows
    .map(r => ({ code: r.code, level: r.level, words: wordsOf(r.code), count: Number(r.n) }))
    .sort((a, b) => rank[a.level] - rank[b.level] || b.count - a.count)
}

/** The figures that the batch will move: now, and after the commit of its good households. */
export async function figuresToMove(
  tx: Tx,
  county: string,
  counts: Counts,
  indicators: readonly Indicator[],
): Promise<BatchSummary['figures']> {
  const moves = [
    ['household.registered', counts.newHouseholds],
    ['household.people', counts.newPeople],
  ] as const
  const figures: BatchSummary['figures'][number][] = []
  for (const [id, added] of moves) {
    const indicator = indicators.find(i => i.id === id)
    if (!indicator) continue
    const asked = { area: county, side: 'receiver' as const, knownAt: tx.at }
    const found = await tx.db.execute<{ counted: boolean; value: bigint }>(
      foldSql(
        indicator,
        relation(indicator, asked, { counties: [county], ...rangeOf(county) }),
        sql`''::text`,
      ),
    )
    const before = found.rows.filter(r => r.counted).reduce((sum, r) => sum + Number(r.value), 0)
    figures.push({ id, title: indicator.title, before, after: before + added })
  }
  return figures
}
