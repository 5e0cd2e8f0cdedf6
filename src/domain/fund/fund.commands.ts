/** Money moves: appropriated, allocated, paid, confirmed by the other side, reversed. Postings are never changed. */
import { and, eq, sql } from 'drizzle-orm'
import { command } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { formatMoney } from '../../kernel/money.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { staleRollup } from '../../kernel/stale.ts'
import { pairedOn } from '../area/pairing.commands.ts'
import { mustCite } from '../notice/document.queries.ts'
import { lockAvailable } from './fund.queries.ts'
import { giverFits, mayAllocate, mayDraw } from './fund.rules.ts'
import { allocation, appropriation, confirmation, payment } from './fund.table.ts'
import type { Source } from './fund.terms.ts'

interface Cited {
  readonly documentCounty?: string | undefined
  readonly documentId?: string | undefined
}

export interface AppropriationInput extends Cited {
  readonly source: Source
  readonly giverCode: string
  readonly year: number
  readonly amountFen: bigint
  readonly onDate: string
  readonly onPrecision: 'day' | 'month' | 'year'
  readonly purpose: string
}

/** The document an entry cites; without an owner of its own it is the entry's. */
async function citedBy(tx: Tx, input: Cited, county: string) {
  if (!input.documentId) return { documentCounty: null, documentId: null }
  const cited = { documentCounty: input.documentCounty ?? county, documentId: input.documentId }
  await mustCite(tx, cited.documentCounty, cited.documentId)
  return cited
}

export const refuse = (why: Word | null): void => {
  if (why) throw new Problem('rule.refused', {}, [], why)
}

const notAhead = (onDate: string, at: Date): void =>
  refuse(onDate > today(at) ? { zh: '日期不能晚于今天。', en: 'The date lies in the future.' } : null)

export function appropriate(
  base: Base,
  reader: Reader,
  input: AppropriationInput,
  key?: string,
): Promise<{ county: string; id: string }> {
  const county = input.giverCode
  return command(
    base,
    reader,
    { command: 'appropriate', county, areaCode: county, key, request: input },
    async tx => {
      refuse(giverFits(input.source, input.giverCode))
      notAhead(input.onDate, tx.at)
      const id = newId()
      const cited = await citedBy(tx, input, county)
      await tx.db
        .insert(appropriation)
        .values({ county, id, areaCode: county, recordedAt: tx.at, ...input, ...cited })
      return { result: { county, id }, subject: { type: 'appropriation', id }, after: input }
    },
  )
}

export interface AllocationInput extends Cited {
  readonly county: string
  readonly appropriationCounty: string
  readonly appropriationId: string
  readonly amountFen: bigint
  readonly onDate: string
  readonly reason: string
}

const hasDistrict = async (tx: Tx, county: string, on: string): Promise<boolean> =>
  (
    await tx.db.execute(
      sql`select 1 from pairing where receiver_code = ${county} and giver_code is not null and valid_from <= ${on} and (valid_to is null or valid_to > ${on})`,
    )
  ).rows.length > 0

export function allocate(
  base: Base,
  reader: Reader,
  input: AllocationInput,
  key?: string,
): Promise<{ county: string; id: string }> {
  const { county } = input
  return command(
    base,
    reader,
    { command: 'allocate', county, areaCode: county, key, request: input },
    async tx => {
      notAhead(input.onDate, tx.at)
      const from = await lockAvailable(tx, 'appropriation', input.appropriationCounty, input.appropriationId)
      draw(from.available, input.amountFen)
      const source = from.source as Source
      const paired = await pairedOn(tx, from.giver_code, county, input.onDate)
      refuse(
        mayAllocate({
          source,
          giverCode: from.giver_code,
          paired,
          hasDistrict: await hasDistrict(tx, county, input.onDate),
        }),
      )
      const id = newId()
      await tx.db.insert(allocation).values({
        ...input,
        ...(await citedBy(tx, input, county)),
        id,
        areaCode: county,
        source,
        giverCode: from.giver_code,
        year: from.year,
        recordedAt: tx.at,
      })
      await staleRollup(tx, ['fund.allocated'], county)
      return { result: { county, id }, subject: { type: 'allocation', id }, after: input }
    },
  )
}

function draw(available: bigint, asked: bigint): void {
  if (!mayDraw({ available, asked })) return
  if (asked <= 0n) refuse(mayDraw({ available, asked }))
  throw new Problem('fund.overdrawn', {
    available: formatMoney(available, '元'),
    asked: formatMoney(asked, '元'),
  })
}

export interface PaymentInput extends Cited {
  readonly county: string
  readonly allocationId: string
  readonly amountFen: bigint
  readonly onDate: string
  readonly voucher: string
  readonly payee: string
  readonly purpose: string
}

/**
 * How much of an allocation later modules have bound (projects): it is paid through them and not past their rules.
 * Asked with the allocation locked; answered in `programme.ts`.
 */
export type Bound = (tx: Tx, county: string, allocationId: string) => Promise<bigint>

const nothingBound: Bound = async () => 0n

/** The posting itself, inside a command: the allocation is locked, drawn on, and the figures are marked. */
export async function postPayment(
  tx: Tx,
  input: PaymentInput,
  bound: Bound = nothingBound,
): Promise<{ county: string; id: string }> {
  const { county } = input
  notAhead(input.onDate, tx.at)
  const from = await lockAvailable(tx, 'allocation', county, input.allocationId)
  draw(from.available - (await bound(tx, county, input.allocationId)), input.amountFen)
  const id = newId()
  const { voucher, payee, purpose, allocationId, amountFen, onDate } = input
  await tx.db.insert(payment).values({
    county,
    allocationId,
    amountFen,
    onDate,
    voucher,
    payee,
    purpose,
    ...(await citedBy(tx, input, county)),
    id,
    areaCode: county,
    source: from.source as Source,
    giverCode: from.giver_code,
    year: from.year,
    recordedAt: tx.at,
  })
  await staleRollup(tx, PAYMENT_FIGURES, county)
  return { county, id }
}

export function pay(
  base: Base,
  reader: Reader,
  input: PaymentInput,
  key?: string,
  bound?: Bound,
): Promise<{ county: string; id: string }> {
  const { county } = input
  return command(
    base,
    reader,
    { command: 'pay', county, areaCode: county, key, request: input },
    async tx => {
      const made = await postPayment(tx, input, bound)
      return { result: made, subject: { type: 'payment', id: made.id }, after: input }
    },
  )
}

export const PAYMENT_FIGURES = ['fund.invested', 'fund.payments', 'fund.social']

async function lockPayment(tx: Tx, county: string, id: string) {
  const [row] = await tx.db
    .select()
    .from(payment)
    .where(and(eq(payment.county, county), eq(payment.id, id)))
    .for('update')
  if (!row) throw new Problem('record.notFound')
  if (row.retractedAt) throw new Problem('record.retracted')
  return row
}

/** 冲销: a posting of the opposite sign; a payment is reversed once. */
export function reversePayment(
  base: Base,
  reader: Reader,
  at: { county: string; id: string },
  reason: string,
  key?: string,
): Promise<{ county: string; id: string }> {
  return command(
    base,
    reader,
    { command: 'reversePayment', county: at.county, areaCode: at.county, key, request: { at, reason } },
    async tx => {
      const before = await lockPayment(tx, at.county, at.id)
      const again = await tx.db.execute(
        sql`select 1 from payment where county = ${at.county} and reverses_id = ${at.id} and retracted_at is null`,
      )
      if (before.amountFen < 0n || again.rows.length)
        refuse({
          zh: '该笔拨付已经冲销，或本身就是冲销。',
          en: 'This payment is reversed already, or is itself a reversal.',
        })
      const id = newId()
      await tx.db.insert(payment).values({
        ...before,
        id,
        amountFen: -before.amountFen,
        onDate: today(tx.at),
        purpose: reason,
        reversesId: before.id,
        recordedAt: tx.at,
        batchId: null,
      })
      await staleRollup(tx, PAYMENT_FIGURES, at.county)
      return {
        result: { county: at.county, id },
        subject: { type: 'payment', id: at.id },
        before,
        after: { reversedBy: id, reason },
      }
    },
  )
}

export interface StanceInput {
  readonly stance: 'confirmed' | 'disputed'
  readonly amountFen?: bigint | undefined
  readonly reason?: string | undefined
}

/** The receiver's word on a payment; a difference needs the sum received or a reason. */
export function confirmPayment(
  base: Base,
  reader: Reader,
  at: { county: string; id: string },
  input: StanceInput,
  key?: string,
): Promise<{ county: string; id: string }> {
  const verb = input.stance === 'confirmed' ? 'confirmPayment' : 'disputePayment'
  return command(
    base,
    reader,
    { command: verb, county: at.county, areaCode: at.county, key, request: { at, input } },
    async tx => {
      await lockPayment(tx, at.county, at.id)
      if (input.stance === 'disputed' && !input.reason && input.amountFen === undefined)
        refuse({ zh: '请填写实际到账金额或差异原因。', en: 'State the amount received or the reason.' })
      const id = newId()
      await tx.db.insert(confirmation).values({
        county: at.county,
        id,
        areaCode: at.county,
        paymentId: at.id,
        onDate: today(tx.at),
        recordedAt: tx.at,
        ...input,
      })
      await staleRollup(tx, PAYMENT_FIGURES, at.county)
      return { result: at, subject: { type: 'payment', id: at.id }, after: input }
    },
  )
}
