/** 成批确认: the receiver confirms the payments it has on a list, all of them or none. */
import { sql } from 'drizzle-orm'
import { commandIn } from '../../kernel/audit.ts'
import { sha256 } from '../../kernel/auditChain.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { staleRollup } from '../../kernel/stale.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { PAYMENT_FIGURES, refuse } from './fund.commands.ts'
import { mayConfirmTogether } from './fund.rules.ts'
import type { Waiting } from './fund.rules.ts'
import { confirmation } from './fund.table.ts'

export interface BulkInput {
  readonly county: string
  readonly ids: readonly string[]
  /** What they came to on the list. */
  readonly amountFen: bigint
}

type Row = Waiting & { readonly id: string } & Record<string, unknown>

/** The payments, locked in one order so that two lists queue instead of stopping each other. */
async function lockWaiting(tx: Tx, county: string, ids: readonly string[]): Promise<Row[]> {
  const found = await tx.db.execute<Row>(sql`select t.id, t.amount_fen as "amountFen",
      exists (select 1 from confirmation f where f.county = t.county and f.payment_id = t.id and f.retracted_at is null) as answered,
      exists (select 1 from payment r where r.county = t.county and r.allocation_id = t.allocation_id and r.reverses_id = t.id and r.retracted_at is null) as reversed
    from payment t where t.county = ${county} and t.id = any(${`{${ids.join(',')}}`}::uuid[]) and t.retracted_at is null
    order by t.id for update of t`)
  return found.rows
}

/** One line for the list with count and hash, and one for each payment, whose history must say who confirmed it. */
export function confirmPayments(
  base: Base,
  reader: Reader,
  input: BulkInput,
  key?: string,
): Promise<{ count: number }> {
  const { county } = input
  const ids = [...new Set(input.ids)].sort()
  const order = { command: 'confirmPayments', county, areaCode: county, key, request: input }
  return within(base, reader, tx =>
    commandIn(tx, order, async () => {
      const rows = await lockWaiting(tx, county, ids)
      refuse(mayConfirmTogether(rows, { count: ids.length, amountFen: input.amountFen }))
      for (const { id } of rows)
        await commandIn(tx, { command: 'confirmPayment', county, areaCode: county }, async () => {
          const made = { county, id: newId(), areaCode: county, paymentId: id, stance: 'confirmed' as const }
          await tx.db.insert(confirmation).values({ ...made, onDate: today(tx.at), recordedAt: tx.at })
          return { result: null, subject: { type: 'payment', id }, after: { stance: 'confirmed' } }
        })
      await staleRollup(tx, PAYMENT_FIGURES, county)
      return {
        result: { count: rows.length },
        subject: { type: 'payment', id: ids[0]! },
        after: { amountFen: input.amountFen },
        rows: { count: rows.length, hash: sha256(ids.join('\n')) },
      }
    }),
  )
}
