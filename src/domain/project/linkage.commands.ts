/** 利益联结: contracts signed, households joined, payments promised and made. A payment is income typed once. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { commandIn } from '../../kernel/audit.ts'
import { sha256 } from '../../kernel/auditChain.ts'
import type { Outcome } from '../../kernel/audit.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { insertMany } from '../../kernel/copy.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import { staleRollup } from '../../kernel/stale.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { earn, unearn } from '../household/earning.commands.ts'
import { mayLink, mayPayOut, mayPromise } from './linkage.rules.ts'
import type { JoinInput, LinkageInput, PayoutInput, PromiseInput } from './linkage.schema.ts'
import { linkage, linkageDue, linkageHousehold, linkagePayment } from './linkage.table.ts'
import { LINKAGE_TYPES } from './linkage.terms.ts'
import { citedBy, onProject } from './opened.commands.ts'
import type { At } from './opened.commands.ts'

const FIGURES = ['linkage.paid', 'linkage.households']

export function signLinkage(
  base: Base,
  reader: Reader,
  at: At,
  input: LinkageInput,
  key?: string,
): Promise<At> {
  return onProject(base, reader, at, { command: 'signLinkage', key, request: input }, async (tx, row) => {
    const terms = {
      type: input.type,
      fromOn: input.fromOn,
      toOn: input.toOn ?? null,
      principalFen: input.principalFen ?? null,
      rate: input.rate ?? null,
      priceFen: input.priceFen ?? null,
    }
    refuseFor(mayLink(terms, input.signedOn, today(tx.at)))
    const id = newId()
    await tx.db.insert(linkage).values({
      county: at.county,
      id,
      areaCode: row.areaCode,
      projectId: at.id,
      ...input,
      rate: input.rate === undefined ? null : String(input.rate),
      ...(await citedBy(tx, input, at.county)),
      recordedAt: tx.at,
    })
    return { result: { county: at.county, id }, subject: { type: 'linkage', id }, after: input }
  })
}

export type LinkageRow = typeof linkage.$inferSelect

const which = (at: At) => and(eq(linkage.county, at.county), eq(linkage.id, at.id))

/** One command on one contract, locked, so that two payouts of it queue. */
export function onLinkage<T>(
  base: Base,
  reader: Reader,
  at: At,
  ordered: { command: string; key?: string | undefined; request: unknown },
  work: (tx: Tx, row: LinkageRow) => Promise<Outcome<T>>,
): Promise<T> {
  return within(base, reader, async tx => {
    const [seen] = await tx.db.select({ areaCode: linkage.areaCode }).from(linkage).where(which(at))
    if (!seen) throw new Problem('record.notFound')
    const { command, key, request } = ordered
    const order = { command, county: at.county, areaCode: seen.areaCode, key, request: { at, request } }
    return commandIn(tx, order, async () => {
      const [row] = await tx.db.select().from(linkage).where(which(at)).for('update')
      if (row!.retractedAt) throw new Problem('record.retracted')
      return work(tx, row!)
    })
  })
}

interface Home extends Record<string, unknown> {
  id: string
  areaCode: string
}

const uuids = (ids: readonly string[]) => sql`${`{${[...new Set(ids)].join(',')}}`}::uuid[]`

/** The live households of the banner among the ids; every one of them must be there. */
async function homesOf(tx: Tx, county: string, ids: readonly string[]): Promise<Home[]> {
  const found = await tx.db.execute<Home>(sql`select id, area_code as "areaCode" from household
    where county = ${county} and id = any(${uuids(ids)}) and retracted_at is null`)
  const missing = new Set(ids).size - found.rows.length
  if (missing)
    throw new Problem('input.reference', {}, [{ field: 'householdIds', code: 'unknown' }], {
      zh: `有 ${missing} 户不在册`,
      en: `${missing} households are not on file`,
    })
  return found.rows
}

/** 联结户: those that are in the contract already stay as they are. */
export function joinHouseholds(base: Base, reader: Reader, at: At, input: JoinInput, key?: string) {
  const ordered = { command: 'joinHouseholds', key, request: input }
  return onLinkage(base, reader, at, ordered, async (tx, row) => {
    const homes = await homesOf(tx, at.county, input.householdIds)
    refuseFor(
      input.fromOn < row.fromOn
        ? [reason('linkage.joinEarly', '联结日期早于合同起始。', 'It joins before the contract begins.')]
        : [],
    )
    const there = await linkedOf(tx, at)
    const fresh = homes.filter(h => !there.has(h.id))
    await insertMany(
      tx.client,
      linkageHousehold,
      fresh.map(h => ({
        county: at.county,
        id: newId(),
        areaCode: h.areaCode,
        linkageId: at.id,
        householdId: h.id,
        fromOn: input.fromOn,
        recordedAt: tx.at,
      })),
    )
    return {
      result: { ...at, joined: fresh.length },
      subject: { type: 'linkage', id: at.id },
      after: input,
      rows: { count: fresh.length, hash: sha256(fresh.map(h => h.id).join()) },
    }
  })
}

async function linkedOf(tx: Tx, at: At): Promise<Map<string, string>> {
  const found = await tx.db.execute<{
    id: string
    areaCode: string
  }>(sql`select household_id as id, area_code as "areaCode"
    from linkage_household where county = ${at.county} and linkage_id = ${at.id} and retracted_at is null`)
  return new Map(found.rows.map(r => [r.id, r.areaCode]))
}

/** 约定发放计划: what each household is to get, when. */
export function promise(base: Base, reader: Reader, at: At, input: PromiseInput, key?: string) {
  return onLinkage(base, reader, at, { command: 'promise', key, request: input }, async (tx, row) => {
    const linked = await linkedOf(tx, at)
    refuseFor(
      input.rows.flatMap(r =>
        mayPromise({ dueOn: r.dueOn, fromOn: row.fromOn, toOn: row.toOn, linked: linked.has(r.householdId) }),
      ),
    )
    await insertMany(
      tx.client,
      linkageDue,
      input.rows.map(r => ({
        county: at.county,
        id: newId(),
        areaCode: linked.get(r.householdId)!,
        linkageId: at.id,
        householdId: r.householdId,
        year: Number(r.dueOn.slice(0, 4)),
        dueOn: r.dueOn,
        amountFen: r.amountFen,
        recordedAt: tx.at,
      })),
    )
    return {
      result: { ...at, promised: input.rows.length },
      subject: { type: 'linkage', id: at.id },
      after: input,
      rows: {
        count: input.rows.length,
        hash: sha256(input.rows.map(r => `${r.householdId}${r.dueOn}${r.amountFen}`).join()),
      },
    }
  })
}

interface Owed extends Record<string, unknown> {
  id: string
  householdId: string
  areaCode: string
  owedFen: bigint
}

async function owedOf(tx: Tx, at: At, dues: readonly string[]): Promise<Map<string, Owed>> {
  const found =
    await tx.db.execute<Owed>(sql`select d.id, d.household_id as "householdId", d.area_code as "areaCode",
      (d.amount_fen - coalesce((select sum(p.amount_fen) from linkage_payment p where p.county = d.county and p.due_id = d.id and p.retracted_at is null), 0))::bigint as "owedFen"
    from linkage_due d where d.county = ${at.county} and d.linkage_id = ${at.id} and d.id = any(${uuids(dues)}) and d.retracted_at is null`)
  return new Map(found.rows.map(r => [r.id, r]))
}

/** A due named twice in one payout is owed once. */
function owedInTurn(rows: PayoutInput['rows'], owed: ReadonlyMap<string, Owed>) {
  const left = new Map([...owed].map(([id, due]) => [id, due.owedFen]))
  return rows.map(r => {
    const owedFen = left.get(r.dueId) ?? null
    if (owedFen !== null) left.set(r.dueId, owedFen - r.amountFen)
    return { amountFen: r.amountFen, owedFen }
  })
}

/** The payouts themselves, under the contract's lock: each row becomes an income line of the household's year. */
export async function postPayouts(tx: Tx, row: LinkageRow, input: PayoutInput) {
  const at = { county: row.county, id: row.id }
  const owed = await owedOf(
    tx,
    at,
    input.rows.map(r => r.dueId),
  )
  refuseFor(mayPayOut(owedInTurn(input.rows, owed), input, input.onDate, today(tx.at)))
  const payments = input.rows.map(r => ({ ...r, due: owed.get(r.dueId)!, id: newId() }))
  await insertMany(
    tx.client,
    linkagePayment,
    payments.map(p => ({
      county: at.county,
      id: p.id,
      areaCode: p.due.areaCode,
      linkageId: at.id,
      dueId: p.dueId,
      householdId: p.due.householdId,
      amountFen: p.amountFen,
      onDate: input.onDate,
      voucher: input.voucher,
      recordedAt: tx.at,
    })),
  )
  const { line, zh } = LINKAGE_TYPES[row.type]
  await earn(
    tx,
    at.county,
    payments.map(p => ({
      areaCode: p.due.areaCode,
      householdId: p.due.householdId,
      year: Number(input.onDate.slice(0, 4)),
      line,
      amountFen: p.amountFen,
      note: `${zh}，${row.operator}，凭证 ${input.voucher}`,
      from: { type: 'benefit', id: p.id },
    })),
  )
  await staleRollup(tx, FIGURES, at.county)
  return payments.map(({ id, dueId, amountFen, due }) => ({
    id,
    dueId,
    amountFen,
    householdId: due.householdId,
    areaCode: due.areaCode,
  }))
}

/** Payouts that did not reach anybody, under the contract's lock: they and their income lines go, the dues are owed again. */
export async function dropPayouts(tx: Tx, at: At, ids: readonly string[]) {
  const which = and(
    eq(linkagePayment.county, at.county),
    eq(linkagePayment.linkageId, at.id),
    inArray(linkagePayment.id, [...ids]),
    isNull(linkagePayment.retractedAt),
  )
  const before = await tx.db.update(linkagePayment).set({ retractedAt: tx.at }).where(which).returning()
  if (before.length !== new Set(ids).size) throw new Problem('record.notFound')
  await unearn(tx, at.county, ids)
  await staleRollup(tx, FIGURES, at.county)
  return before
}

/** 发放: the whole envelope or nothing of it. */
export function payHouseholds(base: Base, reader: Reader, at: At, input: PayoutInput, key?: string) {
  return onLinkage(base, reader, at, { command: 'payHouseholds', key, request: input }, async (tx, row) => {
    const payments = await postPayouts(tx, row, input)
    return {
      result: { ...at, paid: payments.length },
      subject: { type: 'linkage', id: at.id },
      after: { ...input, rows: payments.map(p => ({ id: p.id, dueId: p.dueId, amountFen: p.amountFen })) },
      rows: { count: payments.length, hash: sha256(payments.map(p => `${p.dueId}${p.amountFen}`).join()) },
    }
  })
}

/** A payment that did not reach the household: it and its income line are taken back, and the due is owed again. */
export function withdrawPayout(
  base: Base,
  reader: Reader,
  at: At,
  paymentId: string,
  why: string,
  key?: string,
) {
  const ordered = { command: 'withdrawPayout', key, request: { paymentId, why } }
  return onLinkage(base, reader, at, ordered, async tx => {
    const [before] = await dropPayouts(tx, at, [paymentId])
    return { result: at, subject: { type: 'benefit', id: paymentId }, before, after: { why } }
  })
}
