/** 撤回下达或分配: an entry made by mistake is taken back as long as nothing is drawn on it. Payments are reversed instead. */
import { sql } from 'drizzle-orm'
import { command } from '../../kernel/audit.ts'
import { mustWrite } from '../../kernel/access.ts'
import type { Reader } from '../../kernel/access.ts'
import type { Base } from '../../kernel/db.ts'
import { staleRollup } from '../../kernel/stale.ts'
import type { Tx } from '../../kernel/tx.ts'
import { lockLot, takeBack } from './book.commands.ts'
import type { Lot } from './book.commands.ts'
import { ALLOCATION_FIGURES, refuse } from './fund.commands.ts'

export interface At {
  readonly county: string
  readonly id: string
}

type Drawable = 'appropriation' | 'allocation'

const VERB = { appropriation: 'withdrawAppropriation', allocation: 'withdrawAllocation' } as const
const TABLE = { appropriation: sql`appropriation`, allocation: sql`allocation` } as const
const STAGE = { appropriation: 'appropriated', allocation: 'allocated' } as const
const FIGURES: Record<Drawable, readonly string[]> = { appropriation: [], allocation: ALLOCATION_FIGURES }

/** An allocation goes back out of the banner's books and into the giver's, whose they are to write. */
async function outOfBooks(tx: Tx, what: Drawable, at: At): Promise<void> {
  await takeBack(tx, at)
  if (what === 'appropriation') return
  const found = await tx.db.execute<{ giver: string }>(
    sql`select appropriation_county as giver from allocation where county = ${at.county} and id = ${at.id}`,
  )
  const { giver } = found.rows[0]!
  if (giver === at.county) return
  mustWrite(tx.reader, giver, giver)
  await takeBack(tx, { county: giver, id: at.id })
}

/** The withdrawal itself, inside a command. */
export async function takeOut(tx: Tx, what: Drawable, at: At): Promise<Lot> {
  const lot = await lockLot(tx, at, STAGE[what])
  if (lot.availableFen !== lot.amountFen)
    refuse({
      zh: '已有分配、项目安排或拨付以此为据，请先撤回或冲销。',
      en: 'Allocations, projects or payments draw on it; withdraw or reverse them first.',
    })
  await tx.db.execute(
    sql`update ${TABLE[what]} set retracted_at = ${tx.at.toISOString()} where county = ${at.county} and id = ${at.id}`,
  )
  await outOfBooks(tx, what, at)
  return lot
}

/** @throws Problem rule.refused while live allocations or payments draw on it; a fully reversed one has drawn nothing. */
export function withdraw(
  base: Base,
  reader: Reader,
  what: Drawable,
  at: At,
  reason: string,
  key?: string,
): Promise<At> {
  const order = { command: VERB[what], county: at.county, areaCode: at.county, key, request: { at, reason } }
  return command(base, reader, order, async tx => {
    const lot = await takeOut(tx, what, at)
    await staleRollup(tx, FIGURES[what], at.county)
    return { result: at, subject: { type: what, id: at.id }, before: lot, after: { reason } }
  })
}
