/** What the bearer of a code does: looks the complaint up, appeals, accepts the answer, withdraws. */
import { sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { PUBLIC } from '../../kernel/account/reader.rules.ts'
import { command } from '../../kernel/audit.ts'
import { today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Vault } from '../../kernel/secret.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { queue } from './complaintQueue.ts'
import { FLOW } from './complaint.rules.ts'
import type { Bearer } from './complaint.schema.ts'
import { COMPLAINANT } from './complaint.terms.ts'
import { standingOf } from './complaintStanding.queries.ts'
import type { Standing } from './complaintStanding.queries.ts'
import { COMMAND, take } from './complaintStep.commands.ts'
import type { At } from './complaintStep.commands.ts'

export const indexOf = (vault: Vault, code: string): string => vault.blind(`complaint:${code}`)

/** Somebody with a code, heard by the complaint's owner; the code opens the complaint, and it alone. */
export const visitor = (vault: Vault, county: string, code: string): Reader => ({
  ...PUBLIC,
  visit: { hears: county, reference: indexOf(vault, code) },
})

/** The owner stands in the number. */
const ownerIn = (number: string): string => number.slice(2, 8)

/** The one complaint that a code opens. @throws Problem record.code, whichever of the two is wrong. */
async function held(tx: Tx, { number }: Bearer): Promise<At> {
  const found = await tx.db.execute<{ county: string; id: string }>(
    sql`select county, id from complaint where county = ${ownerIn(number)} and number = ${number} and retracted_at is null`,
  )
  if (!found.rows[0]) throw new Problem('record.code')
  return found.rows[0]
}

/** Runs `work` with the complaint that the bearer's code opens, and no other. */
export const withHeld = <T>(
  base: Base,
  bearer: Bearer,
  work: (tx: Tx, s: Standing) => Promise<T>,
): Promise<T> =>
  within(base, visitor(base.vault, ownerIn(bearer.number), bearer.code), async tx => {
    const at = await held(tx, bearer)
    return work(tx, await standingOf(tx, at.county, at.id))
  })

/** A step of the complainant, who shows the code. */
export async function stepByBearer(
  base: Base,
  bearer: Bearer,
  act: 'appeal' | 'agree' | 'withdraw',
  note?: string,
): Promise<{ done: true }> {
  const { county, id, areaCode } = await withHeld(base, bearer, async (_, s) => s.row)
  const order = { command: COMMAND[act], county, areaCode }
  return command(base, visitor(base.vault, county, bearer.code), order, async tx => {
    await queue(tx, `complaint:${id}`)
    const s = await standingOf(tx, county, id)
    const onDate = today(tx.at)
    await take(tx, s, act, { onDate, note }, COMPLAINANT)
    return {
      result: { done: true as const },
      subject: { type: 'complaint', id },
      before: { state: s.facts.state },
      after: { act, onDate, state: FLOW[act][s.facts.state] },
    }
  })
}
