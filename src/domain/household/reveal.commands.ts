/** 查看完整信息: one value is opened for a reason that goes into the audit; the value itself does not. */
import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { command } from '../../kernel/audit.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { person } from './household.table.ts'
import { findHousehold } from './opened.commands.ts'
import type { HouseholdAt } from './opened.commands.ts'

export interface Reveal {
  readonly field: 'idNumber' | 'phone' | 'bank'
  /** Whose; left out for the household's own phone and account. */
  readonly personId?: string | undefined
  readonly reason: string
}

async function sealedOf(tx: Tx, at: HouseholdAt, input: Reveal): Promise<string | null> {
  if (!input.personId) {
    const row = await findHousehold(tx, at)
    return input.field === 'phone' ? row.phoneSealed : input.field === 'bank' ? row.bankSealed : null
  }
  const [row] = await tx.db
    .select()
    .from(person)
    .where(
      and(
        eq(person.county, at.county),
        eq(person.id, input.personId),
        sql`exists (select 1 from membership m
      where m.county = ${person.county} and m.person_id = ${person.id} and m.household_id = ${at.id})`,
      ),
    )
  if (!row) throw new Problem('record.notFound')
  return input.field === 'idNumber' ? row.idSealed : input.field === 'phone' ? row.phoneSealed : null
}

/** Never under an idempotency key: a stored receipt would keep the value in the clear. */
export async function revealPersonal(
  base: Base,
  reader: Reader,
  at: HouseholdAt,
  input: Reveal,
): Promise<{ value: string | null }> {
  const { areaCode } = await within(base, reader, tx => findHousehold(tx, at))
  return command(base, reader, { command: 'revealPersonal', county: at.county, areaCode }, async tx => {
    const sealed = await sealedOf(tx, at, input)
    const value = sealed ? tx.vault.open(sealed) : null
    return { result: { value }, subject: { type: 'household', id: at.id }, after: input }
  })
}
