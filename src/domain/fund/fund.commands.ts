/** Money moves: appropriated, allocated, paid, confirmed by the other side, reversed. Each move is in the books at once. */
import { and, eq, sql } from 'drizzle-orm'
import { command } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { staleRollup } from '../../kernel/stale.ts'
import { pairedOn } from '../area/pairing.commands.ts'
import { mustCite } from '../notice/document.queries.ts'
import { drawOn, lockLot, mustDraw, post, postBack, rowOf } from './book.commands.ts'
import type { Money, Row } from './book.commands.ts'
import type { BookStage } from './book.terms.ts'
import { giverFits, mayAllocate } from './fund.rules.ts'
import { allocation, appropriation, confirmation, payment } from './fund.table.ts'
import type { Source } from './fund.terms.ts'

interface At {
  readonly county: string
  readonly id: string
}

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
export async function citedBy(tx: Tx, input: Cited, county: string) {
  if (!input.documentId) return { documentCounty: null, documentId: null }
  const cited = { documentCounty: input.documentCounty ?? county, documentId: input.documentId }
  await mustCite(tx, cited.documentCounty, cited.documentId)
  return cited
}

export const refuse = (why: Word | null): void => {
  if (why) throw new Problem('rule.refused', {}, [], why)
}

export const notAhead = (onDate: string, at: Date): void =>
  refuse(onDate > today(at) ? { zh: '日期不能晚于今天。', en: 'The date lies in the future.' } : null)

export function appropriate(
  base: Base,
  reader: Reader,
  input: AppropriationInput,
  key?: string,
): Promise<At> {
  const county = input.giverCode
  return command(
    base,
    reader,
    { command: 'appropriate', county, areaCode: county, key, request: input },
    async tx => {
      const made = await postAppropriation(tx, input)
      return { result: made, subject: { type: 'appropriation', id: made.id }, after: input }
    },
  )
}

/** The posting itself, inside a command of the giver's. */
export async function postAppropriation(tx: Tx, input: AppropriationInput): Promise<At> {
  const county = input.giverCode
  refuse(giverFits(input.source, input.giverCode))
  mustDraw(input.amountFen, input.amountFen)
  notAhead(input.onDate, tx.at)
  const id = newId()
  const cited = await citedBy(tx, input, county)
  await tx.db
    .insert(appropriation)
    .values({ county, id, areaCode: county, recordedAt: tx.at, ...input, ...cited })
  const { source, giverCode, year, amountFen, onDate } = input
  await post(tx, {
    county,
    amountFen,
    onDate,
    money: { source, giverCode, year },
    record: { type: 'appropriation', id },
    from: { stage: 'origin', lot: null },
    to: { stage: 'appropriated', lot: id },
  })
  return { county, id }
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

export function allocate(base: Base, reader: Reader, input: AllocationInput, key?: string): Promise<At> {
  const { county } = input
  return command(
    base,
    reader,
    { command: 'allocate', county, areaCode: county, key, request: input },
    async tx => {
      const made = await postAllocation(tx, input)
      await staleRollup(tx, ALLOCATION_FIGURES, county)
      return { result: made, subject: { type: 'allocation', id: made.id }, after: input }
    },
  )
}

export const ALLOCATION_FIGURES = ['fund.allocated']

/** The posting itself, inside a command. */
export async function postAllocation(tx: Tx, input: AllocationInput): Promise<At> {
  const { county } = input
  notAhead(input.onDate, tx.at)
  const id = newId()
  const own = { id, areaCode: county, recordedAt: tx.at, ...(await citedBy(tx, input, county)) }
  const { source, giverCode } = await handOn(tx, { ...input, id }, rowOf(allocation, { ...input, ...own }))
  const paired = await pairedOn(tx, giverCode, county, input.onDate)
  const known = await hasDistrict(tx, county, input.onDate)
  refuse(mayAllocate({ source, giverCode, paired, hasDistrict: known }))
  return { county, id }
}

/**
 * 往来: each owner's books balance by themselves, so an allocation is two entries that bear its id, one where it leaves the
 * giver and one where it arrives; the same owner's money only changes its stage.
 */
async function handOn(tx: Tx, to: AllocationInput & { readonly id: string }, row: Row): Promise<Money> {
  const record = { type: 'allocation', id: to.id } as const
  const from = { county: to.appropriationCounty, id: to.appropriationId, stage: 'appropriated' } as const
  if (from.county === to.county) return drawOn(tx, from, 'allocated', record, to, row)
  const money = await drawOn(tx, from, 'handed', record, to)
  const { county, amountFen, onDate } = to
  const sides = { from: { stage: 'origin', lot: null }, to: { stage: 'allocated', lot: to.id } } as const
  return post(tx, { county, amountFen, onDate, money, record, row, ...sides })
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

/** What a payment is made of: the rest of an allocation, or what a project has bound or contracted of it. */
export interface Drawn {
  readonly id: string
  readonly stage: BookStage
}

/** The posting itself, inside a command: the lot is drawn on, and the figures are marked. */
export async function postPayment(
  tx: Tx,
  input: PaymentInput,
  of: Drawn = { id: input.allocationId, stage: 'allocated' },
): Promise<At> {
  const { county } = input
  notAhead(input.onDate, tx.at)
  const id = newId()
  const drawnId = of.id === input.allocationId ? null : of.id
  const own = { id, drawnId, areaCode: county, recordedAt: tx.at, ...(await citedBy(tx, input, county)) }
  const row = rowOf(payment, { ...input, ...own })
  await drawOn(tx, { county, ...of }, 'paid', { type: 'payment', id }, input, row)
  await staleRollup(tx, PAYMENT_FIGURES, county)
  return { county, id }
}

export function pay(base: Base, reader: Reader, input: PaymentInput, key?: string): Promise<At> {
  const { county } = input
  return command(
    base,
    reader,
    { command: 'pay', county, areaCode: county, key, request: input },
    async tx => {
      const made = await postPayment(tx, input)
      return { result: made, subject: { type: 'payment', id: made.id }, after: input }
    },
  )
}

export const PAYMENT_FIGURES = ['fund.invested', 'fund.payments', 'fund.social']

const paymentAt = ({ county, id }: At) => and(eq(payment.county, county), eq(payment.id, id))

/** @param how `update`: two words on one payment queue. Whoever draws on it or reverses it holds its lot instead. */
async function findPayment(tx: Tx, at: At, how?: 'update') {
  const query = tx.db.select().from(payment).where(paymentAt(at))
  const [row] = await (how ? query.for('update') : query)
  if (!row) throw new Problem('record.notFound')
  if (row.retractedAt) throw new Problem('record.retracted')
  return row
}

/** 冲销: a posting of the opposite sign; a payment is reversed once. */
export function reversePayment(
  base: Base,
  reader: Reader,
  at: At,
  reason: string,
  key?: string,
): Promise<At> {
  return command(
    base,
    reader,
    { command: 'reversePayment', county: at.county, areaCode: at.county, key, request: { at, reason } },
    async tx => {
      const before = await findPayment(tx, at)
      const lot = before.amountFen < 0n ? null : await lockLot(tx, at, 'paid')
      const again = await tx.db.execute(
        sql`select 1 from payment where county = ${at.county} and reverses_id = ${at.id} and retracted_at is null`,
      )
      if (!lot || again.rows.length)
        refuse({
          zh: '该笔拨付已经冲销，或本身就是冲销。',
          en: 'This payment is reversed already, or is itself a reversal.',
        })
      if (lot?.availableFen !== before.amountFen)
        refuse({
          zh: '该笔拨付已有支出，请先冲销支出。',
          en: 'Some of this payment is spent; reverse the spending first.',
        })
      const id = newId()
      const onDate = today(tx.at)
      await tx.db.insert(payment).values({
        ...before,
        id,
        amountFen: -before.amountFen,
        onDate,
        purpose: reason,
        reversesId: before.id,
        recordedAt: tx.at,
        batchId: null,
      })
      const { amountFen } = before
      await postBack(tx, at, { record: { type: 'payment', id }, amountFen, onDate })
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
  at: At,
  input: StanceInput,
  key?: string,
): Promise<At> {
  const verb = input.stance === 'confirmed' ? 'confirmPayment' : 'disputePayment'
  return command(
    base,
    reader,
    { command: verb, county: at.county, areaCode: at.county, key, request: { at, input } },
    async tx => {
      await findPayment(tx, at, 'update')
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
