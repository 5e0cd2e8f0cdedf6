/**
 * Facts that feed figures are never changed in place: a correction retracts rows and records others, so that a figure
 * asked for with an earlier `knownAt` answers as it did then.
 */
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import { newId } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/tx.ts'
import {
  householdCause,
  householdCondition,
  incomeDeclared,
  incomeLine,
  membership,
  personCondition,
  statusEvent,
} from './household.table.ts'

export type FactTable = PgTable & { county: AnyPgColumn; id: AnyPgColumn; retractedAt: AnyPgColumn }

export interface Fact extends Record<string, unknown> {
  readonly id: string
  readonly recordedAt: Date
}

/** Facts that hang on a household; conditions of persons hang on the person. */
export const OF_HOUSEHOLD = [
  membership,
  householdCondition,
  householdCause,
  incomeLine,
  incomeDeclared,
  statusEvent,
] as const

/** As they were recorded: later rows win over earlier ones of the same day, so order is part of the record. */
const inOrder = (rows: Fact[]): Fact[] =>
  rows.toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime() || (a.id < b.id ? -1 : 1))

/** Retracts the live rows of a table that a condition names; returns them as they stood. */
export async function retract(tx: Tx, table: FactTable, county: string, which: SQL): Promise<Fact[]> {
  const rows = await tx.db
    .update(table)
    .set({ retractedAt: tx.at })
    .where(and(eq(table.county, county), isNull(table.retractedAt), which))
    .returning()
  return inOrder(rows as Fact[])
}

const CHUNK = 1000

/** Inserts many rows in few statements. */
export async function insertAll(
  tx: Tx,
  table: PgTable,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK)
    await tx.db.insert(table).values(rows.slice(i, i + CHUNK) as never)
}

/** Records rows anew with changes; their former selves stay as history. */
export async function recordAnew(
  tx: Tx,
  table: PgTable,
  rows: readonly Fact[],
  changes: Record<string, unknown> = {},
): Promise<void> {
  const anew = { retractedAt: null, batchId: null, ...changes }
  await insertAll(
    tx,
    table,
    rows.map(row => ({ ...row, ...anew, id: newId(), recordedAt: tx.at })),
  )
}

/** Retracts and records anew with changes, in one go. */
export async function restate(
  tx: Tx,
  table: FactTable,
  county: string,
  which: SQL,
  changes: Record<string, unknown>,
): Promise<Fact[]> {
  const rows = await retract(tx, table, county, which)
  await recordAnew(tx, table, rows, changes)
  return rows
}

/** Every live fact of a household and its persons: table by table, what was retracted. */
export async function retractHouseholdFacts(
  tx: Tx,
  county: string,
  householdId: string,
  personIds: readonly string[],
) {
  for (const table of OF_HOUSEHOLD) await retract(tx, table, county, eq(table.householdId, householdId))
  if (personIds.length)
    await retract(tx, personCondition, county, inArray(personCondition.personId, [...personIds]))
}

/** Records anew what was retracted at an instant: the undo of a withdrawal or merge. */
export async function revive(
  tx: Tx,
  table: FactTable,
  county: string,
  which: SQL,
  retractedAt: Date,
): Promise<Fact[]> {
  const rows = await tx.db
    .select()
    .from(table)
    .where(and(eq(table.county, county), eq(table.retractedAt, retractedAt), which))
  const found = inOrder(rows as Fact[])
  await recordAnew(tx, table, found)
  return found
}
