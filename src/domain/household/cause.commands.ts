/** 致贫原因: one main and a few further; the whole list is stated anew. */
import { eq } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { newId } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import type { Reason } from '../../kernel/reason.ts'
import type { Tx } from '../../kernel/tx.ts'
import { parameterOn } from '../area/parameter.queries.ts'
import { causeReasons } from './cause.rules.ts'
import type { Cause } from './cause.terms.ts'
import { insertAll, retract } from './fact.commands.ts'
import { householdCause } from './household.table.ts'
import { onHousehold, refuseWith } from './opened.commands.ts'
import type { HouseholdAt } from './opened.commands.ts'

export interface CauseInput {
  readonly main: Cause
  readonly further: readonly Cause[]
  readonly onDate: string
}

/** By parameter `causes.secondary_max`; empty, it blocks (domain §17). */
export async function mayHaveCauses(tx: Tx, areaCode: string, causes: readonly Cause[]): Promise<Reason[]> {
  if (causes.length < 2) return []
  const { value } = await parameterOn(tx, 'causes.secondary_max', areaCode)
  return causeReasons(causes, value)
}

export function recordCause(base: Base, reader: Reader, at: HouseholdAt, input: CauseInput, key?: string) {
  return onHousehold(base, reader, at, { command: 'recordCause', key, request: input }, async (tx, row) => {
    const causes = [input.main, ...input.further]
    refuseWith(await mayHaveCauses(tx, row.areaCode, causes))
    const before = await retract(tx, householdCause, at.county, eq(householdCause.householdId, at.id))
    const { county, areaCode } = row
    const rows = causes.map((cause, rank) => ({
      county,
      id: newId(),
      areaCode,
      householdId: at.id,
      cause,
      rank,
      onDate: input.onDate,
      recordedAt: tx.at,
    }))
    await insertAll(tx, householdCause, rows)
    return {
      result: at,
      subject: { type: 'household', id: at.id },
      before: before.map(b => b.cause),
      after: input,
    }
  })
}
