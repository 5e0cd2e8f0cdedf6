/** Checks that only the whole stage allows: households whose rows stand apart, and one id number twice in the list. */
import { sql } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import type { Work } from '../../kernel/job.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { CHECK_PARAMETERS, checkHousehold, isOfHousehold, worstOf } from './check.rules.ts'
import { factsOf } from './import.rules.ts'
import type { StagedRow } from './import.rules.ts'
import { movesOfNew } from './importMoves.rules.ts'
import type { Moves } from './importMoves.rules.ts'
import { stagedHouseholds } from './import.stage.ts'
import { LIST_FINDINGS } from './import.terms.ts'

const PAGE_HOMES = 1000

export async function checkStage(work: Work, batchId: string): Promise<void> {
  const apart = await within(work.base, work.reader, tx => householdsApart(tx, work.county, batchId))
  for (let i = 0; i < apart.length; i += PAGE_HOMES) {
    await within(work.base, work.reader, tx =>
      checkAgain(tx, work.county, batchId, apart.slice(i, i + PAGE_HOMES)),
    )
    await work.progress(i, apart.length, 'checking')
  }
  await within(work.base, work.reader, tx => markSameId(tx, work.county, batchId))
}

/** Households whose rows do not follow each other: they were checked piece by piece. */
async function householdsApart(tx: Tx, county: string, batchId: string): Promise<string[]> {
  const found = await tx.db.execute<{ key: string }>(sql`select household_key as key from batch_row
    where county = ${county} and batch_id = ${batchId} group by household_key having max(row_no) - min(row_no) >= count(*)`)
  return found.rows.map(r => r.key)
}

async function checkAgain(tx: Tx, county: string, batchId: string, keys: readonly string[]): Promise<void> {
  const context = { today: today(tx.at), parameters: CHECK_PARAMETERS }
  const changed: { row_no: number; level: number; problems: StagedRow['findings']; moves: Moves | null }[] =
    []
  for await (const home of stagedHouseholds(tx, county, batchId, { keys })) {
    const about = checkHousehold(
      home.map(r => r.row),
      context,
    )
    const moves = movesOfNew(factsOf(county, home))
    for (const [i, { rowNo, findings }] of home.entries()) {
      const problems = [...findings.filter(f => !isOfHousehold(f.code)), ...(i === 0 ? about : [])]
      changed.push({ row_no: rowNo, level: worstOf(problems), problems, moves: i === 0 ? moves : null })
    }
  }
  await tx.db.execute(sql`update batch_row b set problems = x.problems, level = x.level, moves = x.moves
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as x (row_no int, level int, problems jsonb, moves jsonb)
    where b.county = ${county} and b.batch_id = ${batchId} and b.row_no = x.row_no
      and (b.problems is distinct from x.problems or b.moves is distinct from x.moves)`)
}

/** Rows that share an id number, both of them. The stage has no statistics yet, hence no nested loops. */
async function markSameId(tx: Tx, county: string, batchId: string): Promise<void> {
  const of = sql`county = ${county} and batch_id = ${batchId} and id_index is not null`
  const finding = JSON.stringify([
    { code: 'list.sameId', level: LIST_FINDINGS['list.sameId'].level, field: 'idNumber' },
  ])
  await tx.client.query('set local enable_nestloop = off')
  await tx.db.execute(sql`update batch_row set problems = problems || ${finding}::jsonb, level = 2
    where ${of} and id_index in (select id_index from batch_row where ${of} group by id_index having count(*) > 1)`)
}
