/** Income that follows from another record: one fact typed once. Made and taken back by the module that owns the payment. */
import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { newId } from '../../kernel/clock.ts'
import { staleRollup } from '../../kernel/stale.ts'
import type { Tx } from '../../kernel/tx.ts'
import { absorb } from './absorb.rules.ts'
import { insertAll, recordAnew, retract } from './fact.commands.ts'
import { household, incomeLine } from './household.table.ts'
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

/** Adds lines to households' statements, inside the command that made the payments; what was stated already is not added again. */
export async function earn(tx: Tx, county: string, earnings: readonly Earning[]): Promise<void> {
  await lockHomes(
    tx,
    county,
    earnings.map(e => e.householdId),
  )
  const { covers, left } = absorb(await statedFor(tx, county, earnings), earnings)
  await keepOnly(tx, county, left)
  const rows = earnings.map(({ from, ...line }, i) => ({
    county,
    id: newId(),
    ...line,
    fromType: from.type,
    fromId: from.id,
    coversFen: covers[i] || null,
    recordedAt: tx.at,
  }))
  await insertAll(tx, incomeLine, rows)
  await staleRollup(tx, FIGURES, county)
}

/** Takes back the lines that records made; what they stood for of a statement stands by hand again. */
export async function unearn(tx: Tx, county: string, fromIds: readonly string[]): Promise<void> {
  const gone = (await retract(tx, incomeLine, county, inArray(incomeLine.fromId, [...fromIds]))) as Line[]
  await lockHomes(
    tx,
    county,
    gone.map(l => l.householdId),
  )
  for (const line of gone) if (line.coversFen) await giveBack(tx, line, line.coversFen)
  await staleRollup(tx, FIGURES, county)
}

type Line = typeof incomeLine.$inferSelect

/** Statements and payments of one household queue, as with every other write of it. */
async function lockHomes(tx: Tx, county: string, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  await tx.db
    .select({ id: household.id })
    .from(household)
    .where(and(eq(household.county, county), inArray(household.id, [...new Set(ids)])))
    .orderBy(household.id)
    .for('update')
}

async function statedFor(tx: Tx, county: string, earnings: readonly Earning[]): Promise<Line[]> {
  if (!earnings.length) return []
  const of = <K extends keyof Earning>(field: K): Earning[K][] => [...new Set(earnings.map(e => e[field]))]
  return tx.db
    .select()
    .from(incomeLine)
    .where(
      and(
        eq(incomeLine.county, county),
        inArray(incomeLine.householdId, of('householdId')),
        inArray(incomeLine.year, of('year')),
        inArray(incomeLine.line, of('line')),
        isNull(incomeLine.fromId),
        isNull(incomeLine.retractedAt),
      ),
    )
    .orderBy(incomeLine.id)
}

async function keepOnly(tx: Tx, county: string, left: ReadonlyMap<string, bigint>): Promise<void> {
  if (!left.size) return
  const was = await retract(tx, incomeLine, county, inArray(incomeLine.id, [...left.keys()]))
  for (const row of was) {
    const amountFen = left.get(row.id)!
    if (amountFen > 0n) await recordAnew(tx, incomeLine, [row], { amountFen })
  }
}

/** The line by hand as it last stood, with what the payment had taken out of it. */
async function giveBack(tx: Tx, line: Line, coversFen: bigint): Promise<void> {
  const byHand = and(
    eq(incomeLine.county, line.county),
    eq(incomeLine.householdId, line.householdId),
    eq(incomeLine.year, line.year),
    eq(incomeLine.line, line.line),
    isNull(incomeLine.fromId),
  )!
  const [live] = await tx.db
    .select()
    .from(incomeLine)
    .where(and(byHand, isNull(incomeLine.retractedAt)))
    .orderBy(desc(incomeLine.id))
    .limit(1)
  if (live) {
    await retract(tx, incomeLine, line.county, eq(incomeLine.id, live.id))
    return recordAnew(tx, incomeLine, [live], { amountFen: live.amountFen + coversFen })
  }
  const [last] = await tx.db
    .select()
    .from(incomeLine)
    .where(and(byHand, isNotNull(incomeLine.retractedAt)))
    .orderBy(desc(incomeLine.retractedAt), desc(incomeLine.id))
    .limit(1)
  if (last) await recordAnew(tx, incomeLine, [last], { amountFen: coversFen })
}
