/** 合同: a funding line is contracted to a party, and a contract is reduced by what it will not cost. */
import { and, eq } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { drawOn, lockLot, mustDraw, postBack } from '../fund/book.commands.ts'
import type { CommitmentInput } from './commitment.schema.ts'
import { citedBy, onProject } from './opened.commands.ts'
import type { At } from './opened.commands.ts'
import { commitment } from './project.table.ts'
import { fundingOf, passedOf } from './state.queries.ts'

/** A line of this project that names an allocation: money of one's own is not in the books. */
async function mustBeLine(tx: Tx, at: At, fundingId: string): Promise<void> {
  const line = (await fundingOf(tx, at)).find(l => l.id === fundingId)
  if (!line)
    throw new Problem('input.reference', {}, [{ field: 'fundingId', code: 'unknown' }], {
      zh: '筹资来源',
      en: 'the funding line',
    })
  refuseFor(
    line.allocationId
      ? []
      : [
          reason(
            'commitment.allocation',
            '该筹资来源未对应资金分配，合同不入账。',
            'This funding line names no allocation; its contracts are not in the books.',
          ),
        ],
  )
}

const mayCommit = (passed: { readonly initiation?: string }, signedOn: string, now: string) => [
  ...(passed.initiation
    ? []
    : [
        reason(
          'commitment.initiation',
          '项目尚未立项，不能签订合同。',
          'The project has not passed initiation.',
        ),
      ]),
  ...(signedOn > now
    ? [reason('commitment.ahead', '签订日期不能晚于今天。', 'It cannot be signed in the future.')]
    : []),
]

export function commit(
  base: Base,
  reader: Reader,
  at: At,
  input: CommitmentInput,
  key?: string,
): Promise<At> {
  return onProject(base, reader, at, { command: 'commit', key, request: input }, async (tx, row) => {
    refuseFor(mayCommit(await passedOf(tx, at), input.signedOn, today(tx.at)))
    await mustBeLine(tx, at, input.fundingId)
    const id = newId()
    const from = { county: at.county, id: input.fundingId, stage: 'earmarked' } as const
    const drawn = { amountFen: input.amountFen, onDate: input.signedOn }
    await drawOn(tx, from, 'committed', { type: 'commitment', id }, drawn)
    const own = { county: at.county, id, areaCode: row.areaCode, projectId: at.id, recordedAt: tx.at }
    await tx.db.insert(commitment).values({ ...input, ...(await citedBy(tx, input, at.county)), ...own })
    return { result: { county: at.county, id }, subject: { type: 'commitment', id }, after: input }
  })
}

/** 核减: what the contract will not cost goes back to its line; never what is paid. */
export function reduceCommitment(
  base: Base,
  reader: Reader,
  at: At,
  commitmentId: string,
  input: { readonly amountFen: bigint; readonly reason: string },
  key?: string,
): Promise<At> {
  const ordered = { command: 'reduceCommitment', key, request: { commitmentId, input } }
  return onProject(base, reader, at, ordered, async tx => {
    const [before] = await tx.db
      .select()
      .from(commitment)
      .where(and(eq(commitment.county, at.county), eq(commitment.id, commitmentId)))
    if (!before || before.projectId !== at.id || before.reducesId) throw new Problem('record.notFound')
    const of = { county: at.county, id: commitmentId }
    mustDraw((await lockLot(tx, of, 'committed')).availableFen, input.amountFen)
    const id = newId()
    const onDate = today(tx.at)
    const { amountFen } = input
    const row = { ...before, id, signedOn: onDate, amountFen: -amountFen, reducesId: commitmentId }
    await tx.db.insert(commitment).values({ ...row, reason: input.reason, recordedAt: tx.at, batchId: null })
    await postBack(tx, of, { record: { type: 'commitment', id }, amountFen, onDate })
    return {
      result: { county: at.county, id },
      subject: { type: 'commitment', id: commitmentId },
      after: { reducedBy: id, ...input },
    }
  })
}
