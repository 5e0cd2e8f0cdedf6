/** A library of a year ready to be paid for, written as the owner: what the tests of the workbench divide money among. */
import type { Base } from '../src/kernel/db.ts'
import { newId } from '../src/kernel/clock.ts'

export interface Entry {
  readonly county: string
  readonly name: string
  readonly category?: string
  /** In 万元. */
  readonly wan: number
  readonly households: number
  /** Names the mechanism by which households benefit. */
  readonly mechanism?: string | null
  /** What it binds of each later year, in 万元. */
  readonly tails?: readonly number[]
}

export interface Listed extends Entry {
  readonly id: string
}

/** Projects admitted for a year, none of them funded. */
export async function library(base: Base, year: number, entries: readonly Entry[]): Promise<Listed[]> {
  const listed = entries.map(e => ({ ...e, id: newId() }))
  const at = `${year - 1}-12-05T00:00:00Z`
  await base.transaction(async client => {
    for (const e of listed) {
      await client.query(
        `insert into project (county, id, area_code, name, category, nature, content, budget_fen, registered_households, mechanism, recorded_at)
         values ($1, $2, $1, $3, $4, 'new', '示例', $5, $6, $7, $8)`,
        [
          e.county,
          e.id,
          e.name,
          e.category ?? 'cattle',
          BigInt(e.wan) * 1_000_000n,
          e.households,
          e.mechanism === undefined ? '分红' : e.mechanism,
          at,
        ],
      )
      await client.query(
        `insert into library_step (county, id, area_code, project_id, step, on_date, year, recorded_at) values ($1, $2, $1, $3, 'admit', $4, $5, $6)`,
        [e.county, newId(), e.id, `${year - 1}-12-05`, year, at],
      )
      if (!e.tails) continue
      const tails = e.tails.map((wan, i) => ({
        year: year + 1 + i,
        fen: (BigInt(wan) * 1_000_000n).toString(),
      }))
      await client.query(
        `insert into project_variant (county, id, area_code, project_id, title, cost_fen, sources, households, on_poor, tails, requires, recorded_at)
         values ($1, $2, $1, $3, $4, $5, '["municipal", "district"]', $6, true, $7, '[]', $8)`,
        [
          e.county,
          newId(),
          e.id,
          e.name,
          BigInt(e.wan) * 1_000_000n,
          e.households,
          JSON.stringify(tails),
          at,
        ],
      )
    }
  })
  return listed
}
