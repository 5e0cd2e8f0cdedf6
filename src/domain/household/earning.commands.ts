/** Income that follows from another record: one fact typed once. Made and taken back by the module that owns the payment. */
import { inArray } from 'drizzle-orm'
import { newId } from '../../kernel/clock.ts'
import { staleRollup } from '../../kernel/stale.ts'
import type { Tx } from '../../kernel/tx.ts'
import { insertAll, retract } from './fact.commands.ts'
import { incomeLine } from './household.table.ts'
import type { IncomeLine } from './income.terms.ts'

export interface Earning {
  readonly areaCode: string
  readonly householdId: string
  readonly year: number
  readonly line: IncomeLine
  readonly amountFen: bigint
  /** The basis in words, as on the form. */
  readonly note: string
  readonly from: { readonly type: string; readonly id: string }
}

const FIGURES = ['household.income_mean']

/** Adds lines to households' statements, inside the command that made the payments. */
export async function earn(tx: Tx, county: string, earnings: readonly Earning[]): Promise<void> {
  const rows = earnings.map(({ from, ...line }) => ({
    county,
    id: newId(),
    ...line,
    fromType: from.type,
    fromId: from.id,
    recordedAt: tx.at,
  }))
  await insertAll(tx, incomeLine, rows)
  await staleRollup(tx, FIGURES, county)
}

/** Takes back the lines that records made. */
export async function unearn(tx: Tx, county: string, fromIds: readonly string[]): Promise<void> {
  await retract(tx, incomeLine, county, inArray(incomeLine.fromId, [...fromIds]))
  await staleRollup(tx, FIGURES, county)
}
