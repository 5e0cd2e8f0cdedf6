/** The income statement of a year, stated line by line; a correction retracts the lines that differ and records them anew. */
import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import type { Tx } from '../../kernel/tx.ts'
import { insertAll, retract } from './fact.commands.ts'
import { incomeDeclared, incomeLine } from './household.table.ts'
import { netIncome } from './income.rules.ts'
import type { IncomeLine } from './income.terms.ts'
import { INCOME_LINES, wholeOf } from './income.terms.ts'
import { formatMoney } from '../../kernel/money.ts'
import type { Word } from '../../kernel/words.ts'
import { onHousehold, refuse, refuseWith } from './opened.commands.ts'
import type { HouseholdAt, HouseholdRow } from './opened.commands.ts'

export interface StatedLine {
  readonly line: IncomeLine
  readonly amountFen: bigint
  /** The basis in words: 说明 of the form, the proof behind a drill-down. */
  readonly note?: string | null | undefined
}

export interface IncomeInput {
  readonly year: number
  /** The whole statement: a line that is left out is taken away. */
  readonly lines: readonly StatedLine[]
  /** 人均纯收入 as the office states it, kept beside what the lines add up to. */
  readonly declaredPerCapitaFen?: bigint | null | undefined
}

const sameLine = (
  a: { line: string; amountFen: bigint; note?: string | null | undefined },
  b: typeof a,
): boolean => a.line === b.line && a.amountFen === b.amountFen && (a.note ?? null) === (b.note ?? null)

/** A total that equals its parts says the same twice: the parts are kept, so that a plain sum is right. */
const withoutTotals = (lines: readonly StatedLine[]): StatedLine[] =>
  lines.filter(total => !lines.some(part => wholeOf(part.line) === total.line))

export function recordIncome(base: Base, reader: Reader, at: HouseholdAt, input: IncomeInput, key?: string) {
  return onHousehold(base, reader, at, { command: 'recordIncome', key, request: input }, async (tx, row) => {
    if (input.year > Number(today(tx.at).slice(0, 4)))
      refuse({ zh: '年度晚于今年。', en: 'The year lies ahead.' })
    if (input.lines.length) refuseWith(netIncome(input.lines).reasons)
    else await mustSaySomething(tx, row, input)
    const before = await restateLines(tx, row, input.year, withoutTotals(input.lines))
    if (input.declaredPerCapitaFen !== undefined)
      await declare(tx, row, input.year, input.declaredPerCapitaFen)
    return { result: at, subject: { type: 'household', id: at.id }, before, after: input }
  })
}

/** An empty statement empties what is on file; where nothing is, it would be recorded and say nothing. */
async function mustSaySomething(tx: Tx, { county, id }: HouseholdRow, input: IncomeInput): Promise<void> {
  if (input.declaredPerCapitaFen !== undefined && input.declaredPerCapitaFen !== null) return
  const found = await tx.db.execute(sql`
    select 1 from income_line where county = ${county} and household_id = ${id} and year = ${input.year} and retracted_at is null
    union all select 1 from income_declared where county = ${county} and household_id = ${id} and year = ${input.year} and retracted_at is null limit 1`)
  if (!found.rows.length)
    refuse({
      zh: '没有填写收入。至少填一项收入或支出，或填报的人均纯收入。',
      en: 'Nothing is stated: give at least one line, or the income a head as declared.',
    })
}

/**
 * What a statement adds to what payments on record already make of a line: the statement gives the whole, so the
 * recorded part is not typed twice. It can never say less than what was paid on record.
 */
function byHand(
  lines: readonly StatedLine[],
  recorded: readonly { readonly line: string; readonly amountFen: bigint }[],
): StatedLine[] {
  return lines.flatMap(stated => {
    const paid = recorded.filter(r => r.line === stated.line).reduce((sum, r) => sum + r.amountFen, 0n)
    if (paid === 0n) return [stated]
    if (stated.amountFen < paid) refuse(lessThanPaid(stated.line, paid))
    return stated.amountFen === paid ? [] : [{ ...stated, amountFen: stated.amountFen - paid }]
  })
}

const lessThanPaid = (line: IncomeLine, paid: bigint): Word => ({
  zh: `“${INCOME_LINES[line].zh}”少于已登记发放的 ${formatMoney(paid, '元')} 元。`,
  en: `“${INCOME_LINES[line].en}” is less than the ${formatMoney(paid, '元')} yuan paid on record.`,
})

async function restateLines(tx: Tx, row: HouseholdRow, year: number, lines: readonly StatedLine[]) {
  const { county, areaCode, id: householdId } = row
  const ofYear = and(
    eq(incomeLine.county, county),
    eq(incomeLine.householdId, householdId),
    eq(incomeLine.year, year),
  )
  const live = (await tx.db.select().from(incomeLine).where(ofYear)).filter(l => !l.retractedAt)
  const known = live.filter(l => l.fromId === null)
  const stated = byHand(
    lines,
    live.filter(l => l.fromId !== null),
  )
  await settled(tx, ofYear!)
  const gone = known.filter(old => !stated.some(line => sameLine(line, old)))
  if (gone.length)
    await retract(
      tx,
      incomeLine,
      county,
      inArray(
        incomeLine.id,
        gone.map(l => l.id),
      ),
    )
  const fresh = stated.filter(line => !known.some(old => sameLine(old, line)))
  const fact = { county, areaCode, householdId, year, recordedAt: tx.at }
  await insertAll(
    tx,
    incomeLine,
    fresh.map(({ line, amountFen, note }) => ({ ...fact, id: newId(), line, amountFen, note: note ?? null })),
  )
  return gone.map(({ line, amountFen, note }) => ({ line, amountFen, note }))
}

/** A statement made with the payments in view is the last word: none of them gives back what an earlier one said. */
const settled = (tx: Tx, ofYear: SQL) =>
  tx.db
    .update(incomeLine)
    .set({ coversFen: null })
    .where(and(ofYear, isNull(incomeLine.retractedAt), isNotNull(incomeLine.coversFen)))

async function declare(tx: Tx, row: HouseholdRow, year: number, perCapitaFen: bigint | null): Promise<void> {
  const { county, areaCode, id: householdId } = row
  await retract(
    tx,
    incomeDeclared,
    county,
    and(eq(incomeDeclared.householdId, householdId), eq(incomeDeclared.year, year))!,
  )
  if (perCapitaFen !== null)
    await insertAll(tx, incomeDeclared, [
      { county, id: newId(), areaCode, householdId, year, perCapitaFen, recordedAt: tx.at },
    ])
}
