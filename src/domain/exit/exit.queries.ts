/** What is known about an area's exit: designation, declarations, state. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { citationJoin } from '../notice/document.queries.ts'
import type { DeclarationKind, ExitObject, ExitState } from './exit.terms.ts'

export interface Standing extends Record<string, unknown> {
  year: number | null
  kind: DeclarationKind | null
  lastOn: string | null
}

/** The designation, locked so that two declarations of one area queue, and the last declaration that stands. */
export async function lockStanding(
  tx: Tx,
  county: string,
  areaCode: string,
  object: ExitObject,
): Promise<Standing | null> {
  const designated = await tx.db.execute<{ year: number | null }>(sql`select year from designation
    where county = ${county} and area_code = ${areaCode} and object = ${object} and retracted_at is null for update`)
  const row = designated.rows[0]
  if (!row) return null
  const last = await tx.db.execute<{
    kind: DeclarationKind
    lastOn: string
  }>(sql`select kind, on_date as "lastOn" from exit_declaration
    where county = ${county} and area_code = ${areaCode} and object = ${object} and retracted_at is null
    order by on_date desc, recorded_at desc, id desc limit 1`)
  return { year: row.year, kind: last.rows[0]?.kind ?? null, lastOn: last.rows[0]?.lastOn ?? null }
}

export const stateOf = (standing: Standing | null): ExitState =>
  standing?.kind === 'exited' ? 'exited' : 'poor'

/** An area's last declaration that stands, as `e`, with the document it cites. */
export const lastDeclaration = (of: SQL): SQL => sql`left join lateral (
    select e.id, e.kind, e.round, e.on_date, e.on_precision, e.incidence, e.basis, d.number, d.title, d.issuer, d.issued_on
    from exit_declaration e ${citationJoin(sql`e`)}
    where e.county = ${of}.county and e.area_code = ${of}.area_code and e.object = ${of}.object and e.retracted_at is null
    order by e.on_date desc, e.recorded_at desc, e.id desc limit 1) e on true`

export interface Declared {
  exitId: string | null
  kind: DeclarationKind | null
  round: number | null
  onDate: string | null
  onPrecision: 'day' | 'month' | 'year' | null
  incidence: string | null
  basis: 'evidenced' | 'declared' | null
  documentNumber: string | null
  documentTitle: string | null
}

export const DECLARED = sql`e.id as "exitId", e.kind, e.round, e.on_date as "onDate", e.on_precision as "onPrecision", e.incidence, e.basis,
  e.number as "documentNumber", e.title as "documentTitle"`

/** The declaration as the lists show it; null when the area is not out. */
export const exitOf = (r: Declared) =>
  r.kind === 'exited'
    ? {
        id: r.exitId,
        round: r.round,
        onDate: r.onDate,
        onPrecision: r.onPrecision,
        incidence: r.incidence === null ? null : Number(r.incidence),
        basis: r.basis,
        document: r.documentTitle === null ? null : { number: r.documentNumber, title: r.documentTitle },
      }
    : null
