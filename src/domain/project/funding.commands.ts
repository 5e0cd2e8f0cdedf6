/** 筹资: a line for each source; fiscal money names the allocation it draws on and never more of it than is there. */
import { and, eq } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { drawOn, lockLot, takeBack } from '../fund/book.commands.ts'
import { onProject, raisePlan } from './opened.commands.ts'
import type { At, ProjectRow } from './opened.commands.ts'
import type { FundingInput } from './project.schema.ts'
import { projectFunding } from './project.table.ts'
import { fundingOf, moneyOf, passedOf } from './state.queries.ts'

/** The line binds its part of the allocation, so that no two projects bind the same yuan. */
async function bind(tx: Tx, county: string, id: string, input: FundingInput): Promise<void> {
  if (!input.allocationId) return
  const from = await lockLot(tx, { county, id: input.allocationId }, 'allocated')
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
  const bound = { amountFen: input.amountFen, onDate: today(tx.at) }
  await drawOn(tx, from, 'earmarked', { type: 'project_funding', id }, bound)
}

export function addFunding(base: Base, reader: Reader, at: At, input: FundingInput, key?: string) {
  return onProject(base, reader, at, { command: 'addFunding', key, request: input }, async (tx, row) => {
    refuseFor(await mayMove(tx, at))
    const id = newId()
    await bind(tx, at.county, id, input)
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
    if (line.allocationId) {
      await mustBeWhole(tx, { county: at.county, id: fundingId })
      await takeBack(tx, { county: at.county, id: fundingId })
    }
    await tx.db
      .update(projectFunding)
      .set({ retractedAt: tx.at })
      .where(and(eq(projectFunding.county, at.county), eq(projectFunding.id, fundingId)))
    await raisePlan(tx, at)
    return { result: at, subject: { type: 'project', id: at.id }, before: line, after: { why } }
  })
}

/** Contracts on the line are reduced first. */
async function mustBeWhole(tx: Tx, at: At): Promise<void> {
  const lot = await lockLot(tx, at, 'earmarked')
  refuseFor(
    lot.availableFen === lot.amountFen
      ? []
      : [
          reason(
            'funding.committed',
            '该来源上有合同，请先核减合同。',
            'There are contracts on this line; reduce them first.',
          ),
        ],
  )
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
