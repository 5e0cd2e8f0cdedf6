/** Populations in their fixed order, samples that were drawn, and drawing one again. */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { may } from '../../kernel/access.ts'
import { Problem } from '../../kernel/problem.ts'
import { refKey } from '../../kernel/record.ts'
import type { RecordKind } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from '../area/area.rules.ts'
import type { SampledRow, SampleRow } from './sample.reply.ts'
import { draw } from './sample.rules.ts'
import type { Item } from './sample.rules.ts'
import { MOST } from './sample.terms.ts'
import type { LedgerName } from './sample.terms.ts'

/** `(county, id, fen, on_date)` of each ledger, as it stands. */
const RELATIONS: Record<LedgerName, SQL> = {
  payment: sql`select county, id, amount_fen as fen, on_date from payment where retracted_at is null`,
  project: sql`select county, id, budget_fen as fen, planned_from as on_date from project where retracted_at is null`,
  payout: sql`select county, id, amount_fen as fen, on_date from linkage_payment where retracted_at is null`,
  household: sql`select county, id, 0::bigint as fen, null::date as on_date from household where retracted_at is null`,
  asset: sql`select county, id, original_fen as fen, registered_on as on_date from asset where retracted_at is null`,
}

/** The record that a row of a ledger opens as. */
export const RECORD: Record<LedgerName, string> = {
  payment: 'payment',
  project: 'project',
  payout: 'benefit',
  household: 'household',
  asset: 'asset',
}

export interface Range {
  readonly area: string
  readonly ledger: LedgerName
  readonly fromOn?: string | null | undefined
  readonly toOn?: string | null | undefined
}

export interface Population {
  readonly items: readonly Item[]
  readonly fen: bigint
  readonly hash: string
}

/** One more than may be drawn from is read, so that too large a population is noticed and refused. */
export async function population(tx: Tx, { area, ledger, fromOn, toOn }: Range): Promise<Population> {
  const { lo, hi } = rangeOf(area)
  const where = [sql`t.county >= ${lo.slice(0, 6)} and t.county < ${hi.padEnd(6, '0').slice(0, 6)}`]
  if (fromOn) where.push(sql`t.on_date >= ${fromOn}::date`)
  if (toOn) where.push(sql`t.on_date <= ${toOn}::date`)
  const found = await tx.db.execute<{
    county: string
    id: string
    fen: bigint
  }>(sql`select t.county, t.id, t.fen
    from (${RELATIONS[ledger]}) t where ${sql.join(where, sql` and `)} order by t.county, t.id limit ${MOST + 1}`)
  const hash = createHash('sha256')
  let fen = 0n
  const items = found.rows.map((r): Item => {
    hash.update(`${r.county}/${r.id}/${r.fen}\n`)
    fen += r.fen
    return { key: `${r.county}/${r.id}`, amountFen: r.fen, stratum: r.county }
  })
  return { items, fen, hash: hash.digest('hex') }
}

const SAMPLE = sql`select s.county, s.id, a.name as "areaName", s.name, s.ledger, s.from_on as "fromOn", s.to_on as "toOn", s.method, s.size, s.seed,
  s.population_rows as "populationRows", s.population_fen as "populationFen", s.population_hash as "populationHash", s.drawn_by as "drawnBy",
  (s.recorded_at at time zone 'Asia/Shanghai')::date as "drawnOn"
  from audit_sample s left join area a on a.code = s.area_code and a.valid_to is null`

/** One page, the last drawn first: ids are ordered by time. */
export async function listSamples(tx: Tx, asked: { cursor?: string | undefined; limit: number }) {
  const before = asked.cursor ? sql`s.id < ${asked.cursor}::uuid` : sql`true`
  const found = await tx.db.execute<SampleRow>(
    sql`${SAMPLE} where s.retracted_at is null and ${before} order by s.id desc limit ${asked.limit + 1}`,
  )
  const rows = found.rows.slice(0, asked.limit)
  return { rows, next: found.rows.length > asked.limit ? (rows.at(-1)?.id ?? null) : null }
}

export async function findSample(tx: Tx, county: string, id: string): Promise<SampleRow> {
  const found = await tx.db.execute<SampleRow>(sql`${SAMPLE} where s.county = ${county} and s.id = ${id}`)
  if (!found.rows[0]) throw new Problem('record.notFound')
  return found.rows[0]
}

/** A row of a sample before its record is asked what it is called. */
export type Sampled = Omit<SampledRow, 'title' | 'link'>

export async function sampledRows(tx: Tx, county: string, id: string): Promise<Sampled[]> {
  await findSample(tx, county, id)
  const found = await tx.db.execute<
    Sampled & Record<string, unknown>
  >(sql`select r.ordinal, r.record_county as county, r.record_type as type, r.record_id as id,
      a.name as "areaName", r.amount_fen as "amountFen", r.hits,
      (select count(*)::int from finding f where f.county = r.record_county and f.record_id = r.record_id and f.sample_id = r.sample_id and f.retracted_at is null) as findings
    from audit_sample_row r left join area a on a.code = r.record_county and a.valid_to is null
    where r.county = ${county} and r.sample_id = ${id} order by r.ordinal`)
  return found.rows
}

/** The rows with what their records are called; a sample is of one kind of record. */
export async function titledRows(
  tx: Tx,
  county: string,
  id: string,
  kinds: readonly RecordKind[],
): Promise<SampledRow[]> {
  const rows = await sampledRows(tx, county, id)
  const kind = kinds.find(k => k.type === rows[0]?.type)
  const titles = kind && may(tx.reader, kind.verb) ? await kind.describe(tx, rows) : null
  return rows.map(r => {
    const known = titles?.get(refKey(r))
    const short = r.id.slice(-6)
    const title = known?.title ?? {
      zh: `${kind?.words.zh ?? r.type} ${short}`,
      en: `${kind?.words.en ?? r.type} ${short}`,
    }
    return {
      ...r,
      title: typeof title === 'string' ? { zh: title, en: title } : title,
      link: known?.link ?? `/records/${r.type}/${r.county}/${r.id}`,
    }
  })
}

/** Draws again from what is there now, and says whether it is the same. */
export async function redraw(tx: Tx, county: string, id: string) {
  const s = await findSample(tx, county, id)
  const now = await population(tx, { area: county, ledger: s.ledger, fromOn: s.fromOn, toOn: s.toOn })
  const again = new Set(draw(now.items, s.method, s.size, s.seed).map(d => d.key))
  const kept = await sampledRows(tx, county, id)
  const missing = kept.filter(r => !again.has(`${r.county}/${r.id}`)).length
  return {
    same: now.hash === s.populationHash && missing === 0 && again.size === kept.length,
    populationRows: now.items.length,
    populationHash: now.hash,
    missing,
  }
}
