/** 撤回下达或分配: an entry made by mistake is taken back as long as nothing is drawn on it. Payments are reversed instead. */
import { sql } from 'drizzle-orm'
import { command } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import type { Base } from '../../kernel/db.ts'
import { staleRollup } from '../../kernel/stale.ts'
import { refuse } from './fund.commands.ts'
import type { Bound } from './fund.commands.ts'
import { lockAvailable } from './fund.queries.ts'

export interface At {
  readonly county: string
  readonly id: string
}

type Drawable = 'appropriation' | 'allocation'

const VERB = { appropriation: 'withdrawAppropriation', allocation: 'withdrawAllocation' } as const
const TABLE = { appropriation: sql`appropriation`, allocation: sql`allocation` } as const
const FIGURES: Record<Drawable, readonly string[]> = { appropriation: [], allocation: ['fund.allocated'] }

/** @throws Problem rule.refused while live allocations or payments draw on it; a fully reversed one has drawn nothing. */
export function withdraw(
  base: Base,
  reader: Reader,
  what: Drawable,
  at: At,
  reason: string,
  key?: string,
  bound?: Bound,
): Promise<At> {
  const order = { command: VERB[what], county: at.county, areaCode: at.county, key, request: { at, reason } }
  return command(base, reader, order, async tx => {
    const row = await lockAvailable(tx, what, at.county, at.id)
    if (row.available !== row.amount_fen)
      refuse({
        zh: '已有分配或拨付以此为据，请先撤回或冲销。',
        en: 'Allocations or payments draw on it; withdraw or reverse them first.',
      })
    if (what === 'allocation' && bound && (await bound(tx, at.county, at.id)) > 0n)
      refuse({
        zh: '已有项目以此分配为筹资来源，请先撤回该筹资。',
        en: 'Projects are funded from it; withdraw those funding lines first.',
      })
    await tx.db.execute(
      sql`update ${TABLE[what]} set retracted_at = ${tx.at.toISOString()} where county = ${at.county} and id = ${at.id}`,
    )
    await staleRollup(tx, FIGURES[what], at.county)
    return { result: at, subject: { type: what, id: at.id }, before: row, after: { reason } }
  })
}
