/** 贫困旗县: designated banners with their exit and their villages'. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { DECLARED, exitOf, lastDeclaration } from './exit.queries.ts'
import type { Declared } from './exit.queries.ts'
import type { DesignationLevel } from './exit.terms.ts'

interface BannerFound extends Record<string, unknown>, Declared {
  code: string
  name: string
  league: string | null
  level: DesignationLevel
  year: number | null
  villages: bigint
  exitedVillages: bigint
}

/** Designated banners in scope, with their exit and how many of their villages are out. */
export async function listBanners(tx: Tx) {
  const found = await tx.db.execute<BannerFound>(sql`
    with v as (
      select t.county, count(*) as villages, count(*) filter (where e.kind = 'exited') as exited
      from designation t ${lastDeclaration(sql`t`)}
      where t.object = 'village' and t.retracted_at is null group by t.county)
    select t.area_code as code, a.name, l.name as league, t.level, t.year, ${DECLARED},
      coalesce(v.villages, 0) as villages, coalesce(v.exited, 0) as "exitedVillages"
    from designation t
    left join area a on a.code = t.area_code and a.valid_to is null
    left join area l on l.code = a.prefecture and l.valid_to is null
    left join v on v.county = t.county
    ${lastDeclaration(sql`t`)}
    where t.object = 'banner' and t.retracted_at is null order by t.area_code`)
  return found.rows.map(r => ({
    code: r.code,
    name: r.name,
    league: r.league,
    designated: { level: r.level, year: r.year },
    exit: exitOf(r),
    villages: Number(r.villages),
    exitedVillages: Number(r.exitedVillages),
  }))
}
