/** 结对 valid in time: begun and ended by the offices of either end, never deleted. */
import { eq, sql } from 'drizzle-orm'
import { command } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { pairing } from './area.table.ts'

export interface PairInput {
  readonly receiverCode: string
  readonly giverCode: string
  readonly validFrom: string
  readonly status: 'found' | 'inferred' | 'recalled'
  readonly source: string
}

/**
 * A banner that nobody helped yet lies outside Beijing's scope, which its pairings make; the one transaction that pairs
 * it reaches as far as its chain.
 */
const reaching = (reader: Reader, receiver: string): Reader =>
  reader.role === 'beijing_office' && /^15\d{4}$/.test(receiver)
    ? {
        ...reader,
        counties: [...new Set([...reader.counties, receiver])],
        writable: [...new Set([...reader.writable, receiver])],
        lo: '',
        hi: '~',
      }
    : reader

export function pair(base: Base, reader: Reader, input: PairInput, key?: string): Promise<{ id: string }> {
  const order = {
    command: 'pair',
    county: input.receiverCode,
    areaCode: input.receiverCode,
    key,
    request: input,
  }
  return command(base, reaching(reader, input.receiverCode), order, async tx => {
    const open = await openPairing(tx, input.receiverCode, input.giverCode)
    if (open)
      throw new Problem('rule.refused', {}, [], {
        zh: '这两地已经结对，尚未结束。',
        en: 'These two are paired already.',
      })
    const id = newId()
    await tx.db.insert(pairing).values({ id, level: 'county', ...input })
    return { result: { id }, subject: { type: 'pairing', id }, after: input }
  })
}

const openPairing = async (tx: Tx, receiver: string, giver: string) =>
  (
    await tx.db
      .select()
      .from(pairing)
      .where(
        sql`${pairing.receiverCode} = ${receiver} and ${pairing.giverCode} = ${giver} and ${pairing.validTo} is null`,
      )
  )[0]

export function endPairing(
  base: Base,
  reader: Reader,
  receiverCode: string,
  id: string,
  validTo: string,
): Promise<{ id: string }> {
  const order = { command: 'endPairing', county: receiverCode, areaCode: receiverCode }
  return command(base, reader, order, async tx => {
    const [before] = await tx.db.select().from(pairing).where(eq(pairing.id, id)).for('update')
    if (!before || before.receiverCode !== receiverCode || before.validTo)
      throw new Problem('record.notFound')
    if (validTo <= before.validFrom)
      throw new Problem('rule.refused', {}, [], {
        zh: '结束日期应晚于开始日期。',
        en: 'The end must come after the beginning.',
      })
    await tx.db.update(pairing).set({ validTo }).where(eq(pairing.id, id))
    return { result: { id }, subject: { type: 'pairing', id }, before, after: { ...before, validTo } }
  })
}

/** Whether a district was paired with a banner on a day. */
export async function pairedOn(tx: Tx, giver: string, receiver: string, on: string): Promise<boolean> {
  const found =
    await tx.db.execute(sql`select 1 from pairing where giver_code = ${giver} and receiver_code = ${receiver}
    and valid_from <= ${on} and (valid_to is null or valid_to > ${on}) limit 1`)
  return found.rows.length > 0
}
