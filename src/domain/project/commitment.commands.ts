/** 合同: a funding line is contracted to a party, and a contract is reduced by what it will not cost. */
import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { drawOn, lockLot, mustDraw, postBack, takeBack } from '../fund/book.commands.ts'
import type { CommitmentInput } from './commitment.schema.ts'
import { citedBy, onProject } from './opened.commands.ts'
import type { At, ProjectRow } from './opened.commands.ts'
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
    const made = await postCommitment(tx, row, input)
    return { result: made, subject: { type: 'commitment', id: made.id }, after: input }
  })
}

/** A contract is registered once on a line as long as it stands. */
async function mustBeNew(tx: Tx, county: string, { number, fundingId }: CommitmentInput): Promise<void> {
  const found =
    await tx.db.execute(sql`select 1 from commitment where county = ${county} and number = ${number}
    and funding_id = ${fundingId} and reduces_id is null and retracted_at is null`)
  refuseFor(
    found.rows.length
      ? [
          reason(
            'commitment.twice',
            '该筹资来源已登记合同“{number}”。',
            'Contract “{number}” is registered on this line already.',
            {
              number,
            },
          ),
        ]
      : [],
  )
}

/** The posting itself, inside a command that holds the project. */
export async function postCommitment(tx: Tx, of: ProjectRow, input: CommitmentInput): Promise<At> {
  const { county } = of
  refuseFor(mayCommit(await passedOf(tx, of), input.signedOn, today(tx.at)))
  await mustBeLine(tx, of, input.fundingId)
  await mustBeNew(tx, of.county, input)
  const id = newId()
  const from = { county, id: input.fundingId, stage: 'earmarked' } as const
  const drawn = { amountFen: input.amountFen, onDate: input.signedOn }
  await drawOn(tx, from, 'committed', { type: 'commitment', id }, drawn)
  const own = { county, id, areaCode: of.areaCode, projectId: of.id, recordedAt: tx.at }
  await tx.db.insert(commitment).values({ ...input, ...(await citedBy(tx, input, county)), ...own })
  return { county, id }
}

/** A contract registered by mistake is as if it had not been; nothing is paid on it. */
export async function dropCommitment(tx: Tx, at: At): Promise<void> {
  await tx.db
    .update(commitment)
    .set({ retractedAt: tx.at })
    .where(and(eq(commitment.county, at.county), eq(commitment.id, at.id)))
  await takeBack(tx, at)
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
