/** 筹资: a line for each source; fiscal money names the allocation it draws on and never more of it than is there. */
import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { newId } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { formatMoney } from '../../kernel/money.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { lockAvailable } from '../fund/fund.queries.ts'
import { onProject, raisePlan } from './opened.commands.ts'
import type { At, ProjectRow } from './opened.commands.ts'
import type { FundingInput } from './project.schema.ts'
import { projectFunding } from './project.table.ts'
import { fundingOf, moneyOf, passedOf } from './state.queries.ts'

/** What projects have bound of an allocation and not yet paid (`Bound` of fund). */
export async function boundOf(tx: Tx, county: string, allocationId: string): Promise<bigint> {
  const found = await tx.db.execute<{ fen: bigint }>(sql`
    select coalesce(sum(f.amount_fen - coalesce(s.paid, 0)), 0)::bigint as fen from project_funding f
    left join lateral (select sum(p.amount_fen) as paid from project_payment l join payment p on p.county = l.county
      and (p.id = l.payment_id or p.reverses_id = l.payment_id) and p.retracted_at is null
      where l.county = f.county and l.funding_id = f.id and l.retracted_at is null) s on true
    where f.county = ${county} and f.allocation_id = ${allocationId} and f.retracted_at is null`)
  return found.rows[0]!.fen
}

/** Locks the allocation, so that two projects cannot bind the same yuan. */
async function mustBind(tx: Tx, county: string, input: FundingInput): Promise<void> {
  if (!input.allocationId) return
  const from = await lockAvailable(tx, 'allocation', county, input.allocationId)
  refuseFor(
    from.source === input.source
      ? []
      : [
          reason(
            'funding.source',
            '筹资来源与所依据的分配不符。',
            'The source differs from that of the allocation.',
          ),
        ],
  )
  const free = from.available - (await boundOf(tx, county, input.allocationId))
  if (input.amountFen > free)
    throw new Problem('fund.overdrawn', {
      available: formatMoney(free > 0n ? free : 0n, '元'),
      asked: formatMoney(input.amountFen, '元'),
    })
}

export function addFunding(base: Base, reader: Reader, at: At, input: FundingInput, key?: string) {
  return onProject(base, reader, at, { command: 'addFunding', key, request: input }, async (tx, row) => {
    refuseFor(await mayMove(tx, at))
    await mustBind(tx, at.county, input)
    const id = newId()
    await tx.db.insert(projectFunding).values({
      county: at.county,
      id,
      areaCode: row.areaCode,
      projectId: at.id,
      source: input.source,
      allocationId: input.allocationId ?? null,
      amountFen: input.amountFen,
      recordedAt: tx.at,
    })
    await raisePlan(tx, at)
    return { result: { county: at.county, id }, subject: { type: 'project', id: at.id }, after: input }
  })
}

/** After acceptance the accounts are closed. */
async function mayMove(tx: Tx, at: At) {
  return (await passedOf(tx, at)).acceptance
    ? [
        reason(
          'funding.accepted',
          '项目已验收，筹资不再变动。',
          'It is accepted; its funding no longer changes.',
        ),
      ]
    : []
}

/** Takes a line back on which nothing stands paid, as long as what is paid stays under the ceiling. */
export function withdrawFunding(
  base: Base,
  reader: Reader,
  at: At,
  fundingId: string,
  why: string,
  key?: string,
) {
  const ordered = { command: 'withdrawFunding', key, request: { fundingId, why } }
  return onProject(base, reader, at, ordered, async (tx, row) => {
    const line = (await fundingOf(tx, at)).find(l => l.id === fundingId)
    if (!line) throw new Problem('record.notFound')
    refuseFor([...(await mayMove(tx, at)), ...(await mayDrop(tx, row, line.amountFen, line.paidFen))])
    await tx.db
      .update(projectFunding)
      .set({ retractedAt: tx.at })
      .where(and(eq(projectFunding.county, at.county), eq(projectFunding.id, fundingId)))
    await raisePlan(tx, at)
    return { result: at, subject: { type: 'project', id: at.id }, before: line, after: { why } }
  })
}

async function mayDrop(tx: Tx, row: ProjectRow, amountFen: bigint, paidFen: bigint) {
  if (paidFen !== 0n)
    return [
      reason('funding.paid', '该来源已有拨付，请先冲销。', 'Money of this line is paid; reverse it first.'),
    ]
  const { fundedFen } = await moneyOf(tx, row, yearOf(tx))
  const then = await moneyOf(tx, row, yearOf(tx), { fundedFen: fundedFen - amountFen })
  return then.paidFen <= then.ceiling.fen
    ? []
    : [
        reason(
          'funding.ceiling',
          '撤回后已拨付将超过上限。',
          'Without it, more is paid than the ceiling allows.',
        ),
      ]
}

const yearOf = (tx: Tx): number => tx.at.getFullYear()
