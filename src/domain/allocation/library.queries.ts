/** The candidates of a plan year: what is in the library for it and not yet paid for, in each of its variants. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { BEIJING_FISCAL } from '../fund/fund.terms.ts'
import type { Source } from '../fund/fund.terms.ts'
import { libraryState } from '../project/project.queries.ts'
import { CATEGORIES } from '../project/project.terms.ts'
import type { ProjectCategory } from '../project/project.terms.ts'
import type { Variant } from './portfolio.terms.ts'

export interface Candidate extends Variant {
  /** Where the project is. */
  readonly areaCode: string
  /** Whether anybody said what households would receive. */
  readonly gainKnown: boolean
}

interface Row extends Record<string, unknown> {
  id: string
  county: string
  areaCode: string
  name: string
  category: ProjectCategory
  budgetFen: bigint
  fundedFen: bigint
  registered: number | null
  mechanism: string | null
  promisedFen: bigint | null
  variantId: string | null
  title: string | null
  costFen: bigint | null
  sources: Source[] | null
  households: number | null
  gainFen: bigint | null
  onPoor: boolean | null
  tails: { year: number; fen: string }[] | null
  requires: string[] | null
}

/**
 * A project without variants of its own stands as its entry does: what its budget still lacks, the registered households
 * it was drafted for, and what signed contracts promise them in a year. Closely tied to registered poor (紧密利益联结) is
 * one that names both registered households and the mechanism by which they benefit.
 */
export async function candidatesOf(tx: Tx, year: number): Promise<Candidate[]> {
  const found = await tx.db.execute<Row>(sql`
    select j.id, j.county, j.area_code as "areaCode", j.name, j.category, j.budget_fen as "budgetFen", f.fen as "fundedFen",
      j.registered_households as registered, j.mechanism, d.fen as "promisedFen",
      v.id as "variantId", v.title, v.cost_fen as "costFen", v.sources, v.households, v.gain_fen as "gainFen",
      v.on_poor as "onPoor", v.tails, v.requires
    from project j
    left join lateral (select coalesce(sum(x.amount_fen), 0)::bigint as fen from project_funding x
      where x.county = j.county and x.project_id = j.id and x.retracted_at is null) f on true
    left join lateral (select (sum(x.amount_fen) / greatest(count(distinct left(x.due_on::text, 4)), 1))::bigint as fen
      from linkage k join linkage_due x on x.county = k.county and x.linkage_id = k.id and x.retracted_at is null
      where k.county = j.county and k.project_id = j.id and k.retracted_at is null) d on true
    left join project_variant v on v.county = j.county and v.project_id = j.id and v.retracted_at is null
    where j.retracted_at is null and j.budget_fen > f.fen
      and exists (select 1 from library_step s where s.county = j.county and s.project_id = j.id and s.year = ${year} and s.retracted_at is null)
      and ${libraryState} = 'in_library'
    order by j.county, j.id, v.id`)
  return found.rows.map(candidateOf).filter(c => c.costFen > 0n)
}

function candidateOf(r: Row): Candidate {
  const shared = {
    projectId: r.id,
    banner: r.county,
    areaCode: r.areaCode,
    industry: CATEGORIES[r.category].industry,
  }
  if (!r.variantId) {
    const registered = r.registered ?? 0
    return {
      ...shared,
      id: r.id,
      title: r.name,
      costFen: r.budgetFen - r.fundedFen,
      sources: BEIJING_FISCAL,
      households: registered,
      gainFen: r.promisedFen ?? 0n,
      gainKnown: r.promisedFen !== null,
      onPoor: registered > 0 && Boolean(r.mechanism?.trim()),
      tails: [],
      requires: [],
    }
  }
  return {
    ...shared,
    id: r.variantId,
    title: `${r.name}（${r.title}）`,
    costFen: r.costFen! - r.fundedFen,
    sources: r.sources!,
    households: r.households!,
    gainFen: r.gainFen ?? 0n,
    gainKnown: r.gainFen !== null,
    onPoor: r.onPoor!,
    tails: r.tails!.map(t => ({ year: t.year, fen: BigInt(t.fen) })),
    requires: r.requires!,
  }
}
