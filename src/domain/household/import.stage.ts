/** The stage of a batch: rows read back household by household, checks over whole households and the whole list. */
import { sql } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { foldSql, relation } from '../../kernel/contribution.ts'
import type { Work } from '../../kernel/job.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { rangeOf } from '../area/area.rules.ts'
import { CHECK_PARAMETERS, checkHousehold, wordsOfFinding, worstOf } from './check.rules.ts'
import type { Finding, Level } from './finding.terms.ts'
import { householdIndicators } from './household.indicators.ts'
import { unpackRow } from './import.rules.ts'
import type { StagedRow } from './import.rules.ts'
import { LIST_FINDINGS } from './import.terms.ts'
import type { BatchSummary } from './import.terms.ts'

const PAGE = 4000

interface Row extends Record<string, unknown> {
  row_no: number
  area_code: string
  household_key: string
  problems: Finding[]
  row_sealed: string
}

/** Households of a stage in the order of their key, a page of rows at a time: memory stays flat. */
export async function* stagedHouseholds(
  tx: Tx,
  county: string,
  batchId: string,
): AsyncGenerator<StagedRow[]> {
  let after = { key: '', rowNo: 0 }
  let open: { key: string; rows: StagedRow[] } | undefined
  for (;;) {
    const page =
      await tx.db.execute<Row>(sql`select row_no, area_code, household_key, problems, row_sealed from batch_row
      where county = ${county} and batch_id = ${batchId} and (household_key, row_no) > (${after.key}, ${after.rowNo})
      order by household_key, row_no limit ${PAGE}`)
    for (const r of page.rows) {
      if (open && open.key !== r.household_key) {
        yield open.rows
        open = undefined
      }
      open ??= { key: r.household_key, rows: [] }
      open.rows.push({
        rowNo: r.row_no,
        areaCode: r.area_code,
        findings: r.problems,
        ...unpackRow(tx.vault.open(r.row_sealed)),
      })
      after = { key: r.household_key, rowNo: r.row_no }
    }
    if (page.rows.length < PAGE) break
  }
  if (open) yield open.rows
}

/** Adds findings to rows; levels rise with them. */
async function addFindings(
  tx: Tx,
  county: string,
  batchId: string,
  added: readonly { rowNo: number; findings: readonly Finding[] }[],
): Promise<void> {
  if (!added.length) return
  const values = JSON.stringify(
    added.map(a => ({ row_no: a.rowNo, level: worstOf(a.findings), problems: a.findings })),
  )
  await tx.db.execute(sql`update batch_row b set problems = b.problems || x.problems, level = greatest(b.level, x.level)
    from jsonb_to_recordset(${values}::jsonb) as x (row_no int, level int, problems jsonb)
    where b.county = ${county} and b.batch_id = ${batchId} and b.row_no = x.row_no`)
}

/** Rules over a household; a finding stands on the household's first row. */
export async function checkStagedHouseholds(work: Work, batchId: string, total: number): Promise<void> {
  await within(work.base, work.reader, async tx => {
    const context = { today: today(tx.at), parameters: CHECK_PARAMETERS }
    let added: { rowNo: number; findings: readonly Finding[] }[] = []
    let rows = 0
    for await (const home of stagedHouseholds(tx, work.county, batchId)) {
      const findings = checkHousehold(
        home.map(r => r.row),
        context,
      )
      if (findings.length) added.push({ rowNo: home[0]!.rowNo, findings })
      rows += home.length
      if (added.length >= 1000) {
        await addFindings(tx, work.county, batchId, added)
        added = []
      }
      work.signal.throwIfAborted()
    }
    await addFindings(tx, work.county, batchId, added)
    await checkWholeList(tx, work.county, batchId)
    await work.progress(rows, total, 'checking')
  })
}

/** One id number twice in the list; an id number that the register already knows under another household code. */
async function checkWholeList(tx: Tx, county: string, batchId: string): Promise<void> {
  const of = sql`b.county = ${county} and b.batch_id = ${batchId}`
  const mark = (code: keyof typeof LIST_FINDINGS, level: number) =>
    sql`set problems = b.problems || ${JSON.stringify([{ code, level: LIST_FINDINGS[code].level, field: 'idNumber' }])}::jsonb, level = greatest(b.level, ${level})`
  await tx.db.execute(sql`update batch_row b ${mark('list.sameId', 2)} where ${of} and b.id_index in (
    select id_index from batch_row b where ${of} and id_index is not null group by id_index having count(*) > 1)`)
  await tx.db.execute(sql`update batch_row b ${mark('list.registeredElsewhere', 1)} where ${of} and b.id_index is not null and exists (
    select 1 from identity i where i.code = b.id_index and i.kind = 'person' and not exists (
      select 1 from membership m join household h on h.county = m.county and h.id = m.household_id
      where m.county = i.county and m.person_id = i.id and h.household_code = b.household_key and m.retracted_at is null))`)
}

const wordsOf = (code: string): Word =>
  wordsOfFinding(code) ?? LIST_FINDINGS[code as keyof typeof LIST_FINDINGS] ?? { zh: code, en: code }

type Counts = Pick<BatchSummary, 'newHouseholds' | 'newPeople' | 'knownHouseholds' | 'goodHouseholds'> & {
  rowErrors: number
  rowWarnings: number
  rows: number
}

/** A household counts as good when none of its rows has an error. */
export async function countStage(tx: Tx, county: string, batchId: string): Promise<Counts> {
  const found = await tx.db.execute<Record<string, bigint>>(sql`
    with homes as (
      select household_key, max(level) as level, count(*) as people from batch_row where county = ${county} and batch_id = ${batchId} group by household_key
    ), known as (
      select h.household_key from homes h join identity i on i.code = 'h:' || h.household_key and i.kind = 'household' and i.county = ${county}
    )
    select count(*) filter (where level < 2 and household_key not in (select household_key from known)) as new,
      coalesce(sum(people) filter (where level < 2 and household_key not in (select household_key from known)), 0)::bigint as people,
      count(*) filter (where household_key in (select household_key from known)) as known, count(*) filter (where level < 2) as good from homes`)
  const levels = await tx.db.execute<{ level: number; n: bigint }>(
    sql`select level, count(*) as n from batch_row where county = ${county} and batch_id = ${batchId} group by level`,
  )
  const of = (level: number): number => Number(levels.rows.find(r => r.level === level)?.n ?? 0)
  const r = found.rows[0]!
  return {
    newHouseholds: Number(r.new),
    newPeople: Number(r.people),
    knownHouseholds: Number(r.known),
    goodHouseholds: Number(r.good),
    rowErrors: of(2),
    rowWarnings: of(1),
    rows: of(0) + of(1) + of(2),
  }
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
): Promise<BatchSummary['figures']> {
  const moves = [
    ['household.registered', counts.newHouseholds],
    ['household.people', counts.newPeople],
  ] as const
  const figures: BatchSummary['figures'][number][] = []
  for (const [id, added] of moves) {
    const indicator = householdIndicators.find(i => i.id === id)
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

export { wordsOf }
