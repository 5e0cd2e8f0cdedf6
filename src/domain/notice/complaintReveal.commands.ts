/** Who complained, told to the handler. */
import type { Reader } from '../../kernel/access.ts'
import { mustMay } from '../../kernel/access.ts'
import { command } from '../../kernel/audit.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import type { Reveal } from './complaint.schema.ts'
import { hiddenOf, mayReveal } from './complaintOpened.queries.ts'
import { standingOf } from './complaintStanding.queries.ts'
import type { At } from './complaintStep.commands.ts'

/** 查看投诉人信息, for a reason on record. Never under an idempotency key: a receipt would keep it in the clear. */
export async function revealComplainant(
  base: Base,
  reader: Reader,
  at: At,
  input: Reveal,
): Promise<{ value: string | null }> {
  mustMay(reader, 'complaint.handle')
  const { areaCode } = (await within(base, reader, tx => standingOf(tx, at.county, at.id))).row
  return command(base, reader, { command: 'revealComplainant', county: at.county, areaCode }, async tx => {
    const { row } = await standingOf(tx, at.county, at.id)
    if (!mayReveal(tx, row)) throw new Problem('access.role')
    const { nameSealed, phoneSealed } = await hiddenOf(tx, at.county, at.id)
    const sealed = input.field === 'name' ? nameSealed : phoneSealed
    const value = sealed ? tx.vault.open(sealed) : null
    return { result: { value }, subject: { type: 'complaint', id: at.id }, after: input }
  })
}
