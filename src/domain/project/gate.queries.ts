/** Everything a gate's rule asks, read under the project's lock; and the checklist as a screen shows it. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { today } from '../../kernel/clock.ts'
import { findParameter } from '../area/parameter.queries.ts'
import { noticesOf } from '../notice/announcement.queries.ts'
import { BEIJING_FISCAL } from '../fund/fund.terms.ts'
import { inPost } from '../secondment/posting.rules.ts'
import { lastDay } from '../secondment/posting.queries.ts'
import { ITEMS, NOTICE_DAYS } from './gate.terms.ts'
import type { Gate, Side } from './gate.terms.ts'
import type { GateFacts, Proof, Signature } from './gate.rules.ts'
import type { ProjectRow } from './opened.commands.ts'
import { CATEGORIES } from './project.terms.ts'
import { fundingOf, libraryOf, passedOf, progressOf } from './state.queries.ts'
import type { FundingRow } from './state.queries.ts'

/** Sources that are appropriated and allocated: their lines must name the allocation. */
const ALLOCATED: readonly string[] = BEIJING_FISCAL

async function proofsOf(tx: Tx, row: ProjectRow): Promise<Proof[]> {
  const found = await tx.db.execute<Omit<Proof, 'at'> & { at: string } & Record<string, unknown>>(sql`
    select item, side, on_date as "onDate", until_on as "untilOn", recorded_at as at from gate_evidence
    where county = ${row.county} and project_id = ${row.id} and retracted_at is null order by id`)
  return found.rows.map(r => ({ ...r, at: new Date(r.at).toISOString() }))
}

const ANNOUNCED = { before: 'notice_before', after: 'notice_after' } as const

/** The project's announcements, and each whole time one hung as a proof like any other. */
async function announcementsOf(tx: Tx, row: ProjectRow) {
  const found = (await noticesOf(tx, 'project', row)).flatMap(n =>
    n.kind === 'before' || n.kind === 'after' ? [{ ...n, item: ANNOUNCED[n.kind] }] : [],
  )
  const proofs = found.flatMap(n =>
    n.whole.map(
      (w): Proof => ({
        item: n.item,
        side: 'west',
        onDate: w.fromOn,
        untilOn: w.untilOn,
        at: new Date(w.at).toISOString(),
      }),
    ),
  )
  return { announcements: found, proofs }
}

interface SignatureRow extends Record<string, unknown> {
  gate: Gate
  side: Side
  onDate: string
  at: string
  planRevision: number
  fromOn: string | null
  lastOn: string | null
  withdrawn: boolean | null
}

async function signaturesOf(tx: Tx, row: ProjectRow, gate: Gate): Promise<Signature[]> {
  const found = await tx.db.execute<SignatureRow>(sql`
    select s.gate, s.side, s.on_date as "onDate", s.recorded_at as at, s.plan_revision as "planRevision", p.from_on as "fromOn",
      ${lastDay(sql`${tx.at.toISOString()}::timestamptz`)} as "lastOn", p.retracted_at is not null as withdrawn
    from gate_signature s left join posting p on p.county = s.county and p.id = s.posting_id
    where s.county = ${row.county} and s.project_id = ${row.id} and s.gate = ${gate} and s.retracted_at is null order by s.id`)
  return found.rows.map(s => ({
    side: s.side,
    onDate: s.onDate,
    at: new Date(s.at).toISOString(),
    current: s.planRevision === row.planRevision,
    inPost: s.fromOn !== null && !s.withdrawn && inPost({ fromOn: s.fromOn, lastOn: s.lastOn }, s.onDate),
  }))
}

export interface NegativeRow extends Record<string, unknown> {
  code: string
  zh: string
  en: string
  ticked: boolean
}

/** The items that hold for the project's sources in a year, with those ticked. */
export async function negativeOf(
  tx: Tx,
  row: ProjectRow,
  sources: readonly string[],
  year: number,
): Promise<NegativeRow[]> {
  const found = await tx.db.execute<NegativeRow>(sql`
    select distinct on (n.code) n.code, n.zh, n.en, t.id is not null as ticked from negative_item n
    left join gate_tick t on t.county = ${row.county} and t.project_id = ${row.id} and t.item_code = n.code and t.retracted_at is null
    where n.retracted_at is null and n.from_year <= ${year} and (n.to_year is null or n.to_year >= ${year})
      and (n.source is null or n.source = any(${`{${sources.join(',')}}`}::text[])) order by n.code, n.from_year desc`)
  return found.rows
}

async function countsOf(tx: Tx, row: ProjectRow) {
  const found = await tx.db.execute<{ changes: bigint; assets: bigint; households: bigint }>(sql`select
    (select count(*) from project_change c where c.county = ${row.county} and c.project_id = ${row.id} and c.state = 'open' and c.retracted_at is null) as changes,
    (select count(*) from asset a where a.county = ${row.county} and a.project_id = ${row.id} and a.retracted_at is null) as assets,
    (select count(*) from linkage k join linkage_household h on h.county = k.county and h.linkage_id = k.id and h.retracted_at is null
      where k.county = ${row.county} and k.project_id = ${row.id} and k.retracted_at is null) as households`)
  return found.rows[0]!
}

const lineOf = (l: FundingRow) => ({
  fiscal: ALLOCATED.includes(l.source),
  amountFen: l.amountFen,
  allocated: l.allocationId !== null,
})

export async function gateFacts(tx: Tx, row: ProjectRow, gate: Gate, onDate: string): Promise<GateFacts> {
  const year = Number(onDate.slice(0, 4))
  const lines = await fundingOf(tx, row)
  const library = await libraryOf(tx, row)
  const days = await findParameter(tx, NOTICE_DAYS, row.county, year)
  const { changes, assets, households } = await countsOf(tx, row)
  const announced = await announcementsOf(tx, row)
  const proofs = [...(await proofsOf(tx, row)), ...announced.proofs]
  return {
    gate,
    onDate,
    today: today(tx.at),
    passed: await passedOf(tx, row),
    category: CATEGORIES[row.category],
    inLibrary: library.state === 'in_library',
    years: library.years,
    budgetFen: row.budgetFen,
    funding: lines.map(lineOf),
    households: row.households,
    people: row.people,
    negative: await negativeOf(
      tx,
      row,
      lines.map(l => l.source),
      year,
    ),
    noticeDays: typeof days?.value === 'number' ? days.value : null,
    // A signature under one gate is not made stale by another gate's papers.
    proofs: proofs.filter(p => ITEMS[p.item].gate === gate),
    announcements: announced.announcements,
    ...(await progressOf(tx, row)),
    openChanges: Number(changes),
    assets: Number(assets),
    linkedHouseholds: Number(households),
    signatures: await signaturesOf(tx, row, gate),
  }
}
