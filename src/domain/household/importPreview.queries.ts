/** What the preview of a batch says: how many households and people, problems by kind, figures that will move. */
import { sql } from 'drizzle-orm'
import { foldSql, relation } from '../../kernel/contribution.ts'
import type { Indicator } from '../../kernel/contribution.ts'
import type { Tx } from '../../kernel/tx.ts'
import { bare } from '../../kernel/words.ts'
import type { Word } from '../../kernel/words.ts'
import { rangeOf } from '../area/area.rules.ts'
import { wordsOfFinding } from './check.rules.ts'
import type { Level } from './finding.terms.ts'
import { MOVED_FIGURES } from './importMoves.rules.ts'
import type { MovedFigure, Moves } from './importMoves.rules.ts'
import { LIST_FINDINGS } from './import.terms.ts'
import type { BatchSummary } from './import.reply.ts'

export const wordsOf = (code: string): Word =>
  bare(wordsOfFinding(code) ?? LIST_FINDINGS[code as keyof typeof LIST_FINDINGS] ?? { zh: code, en: code })

export type Counts = Pick<
  BatchSummary,
  'newHouseholds' | 'newPeople' | 'knownHouseholds' | 'goodHouseholds'
> & {
  rowErrors: number
  rowWarnings: number
  rows: number
  /** What the new households among the good ones add. */
  moves: Moves
}

/** A household counts as good when none of its rows has an error. */
export async function countStage(tx: Tx, county: string, batchId: string): Promise<Counts> {
  const added = (id: MovedFigure) =>
    sql`coalesce(sum((moves ->> ${id})::int) filter (where level < 2 and not known), 0)::bigint as ${sql.identifier(id)}`
  const found = await tx.db.execute<Record<string, bigint>>(sql`
    with homes as (
      select max(level) as level, bool_or(known) as known, count(*) as people, count(*) filter (where level = 2) as errors, count(*) filter (where level = 1) as warnings,
        (array_agg(moves) filter (where moves is not null))[1] as moves
      from batch_row where county = ${county} and batch_id = ${batchId} group by household_key
    )
    select count(*) filter (where level < 2 and not known) as "newHouseholds",
      coalesce(sum(people) filter (where level < 2 and not known), 0)::bigint as "newPeople",
      count(*) filter (where known) as "knownHouseholds", count(*) filter (where level < 2) as "goodHouseholds",
      coalesce(sum(errors), 0)::bigint as "rowErrors", coalesce(sum(warnings), 0)::bigint as "rowWarnings", coalesce(sum(people), 0)::bigint as rows,
      ${sql.join(MOVED_FIGURES.map(added), sql`, `)}
    from homes`)
  const counts = Object.entries(found.rows[0]!).map(([name, n]) => [name, Number(n)])
  const moved = counts.filter(([name]) => (MOVED_FIGURES as readonly unknown[]).includes(name))
  const rest = counts.filter(([name]) => !(MOVED_FIGURES as readonly unknown[]).includes(name))
  return { ...Object.fromEntries(rest), moves: Object.fromEntries(moved) } as unknown as Counts
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

/** These are always told, also where they stay; the others where they move. */
const ALWAYS: readonly MovedFigure[] = ['household.registered', 'household.people']

/** A figure of a county now, from its rows. */
export async function valueNow(tx: Tx, county: string, indicator: Indicator): Promise<number> {
  const asked = { area: county, side: 'receiver' as const, knownAt: tx.at }
  const place = { counties: [county], ...rangeOf(county) }
  const found = await tx.db.execute<{ counted: boolean; value: bigint }>(
    foldSql(indicator, relation(indicator, asked, place), sql`''::text`),
  )
  return found.rows.filter(r => r.counted).reduce((sum, r) => sum + Number(r.value), 0)
}

/** The figures that the batch will move: now, and after the commit of its good households. */
export async function figuresToMove(
  tx: Tx,
  county: string,
  moves: Moves,
  indicators: readonly Indicator[],
): Promise<BatchSummary['figures']> {
  const figures: BatchSummary['figures'][number][] = []
  for (const id of MOVED_FIGURES.filter(f => moves[f] || ALWAYS.includes(f))) {
    const indicator = indicators.find(i => i.id === id)
    if (!indicator) continue
    const before = await valueNow(tx, county, indicator)
    figures.push({ id, title: indicator.title, before, after: before + (moves[id] ?? 0) })
  }
  return figures
}
