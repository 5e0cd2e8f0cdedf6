/** 项目拨付: a payment of fund made for a project, under the ceiling of the gates. There is no other way to pay its money. */
import { sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { newId } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { formatMoney } from '../../kernel/money.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor, sentence } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { postPayment } from '../fund/fund.commands.ts'
import type { Drawn } from '../fund/fund.commands.ts'
import { mayPay } from './ceiling.rules.ts'
import { onProject } from './opened.commands.ts'
import type { At } from './opened.commands.ts'
import type { ProjectPaymentInput } from './project.schema.ts'
import { projectPayment } from './project.table.ts'
import { fundingOf, moneyOf } from './state.queries.ts'
import type { FundingRow, Money } from './state.queries.ts'

const FIGURES = ['project.invested']

const yuan = (fen: bigint): string => formatMoney(fen, '元')

function mustStayBelow({ ceiling, paidFen }: Money, askedFen: bigint): void {
  if (mayPay(ceiling, paidFen, askedFen)) return
  const why = ceiling.reasons.map(sentence)
  throw new Problem(
    'project.ceiling',
    { ceiling: yuan(ceiling.fen), paid: yuan(paidFen), asked: yuan(askedFen) },
    ceiling.reasons.map((r, i) => ({ code: r.code, detail: why[i]! })),
    { zh: why.map(w => w.zh).join(''), en: why.map(w => w.en).join(' ') },
  )
}

/** The line that pays; only money that is allocated is paid from here. */
function mustHold(line: FundingRow | undefined): FundingRow & { allocationId: string } {
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
            'payment.allocation',
            '该筹资来源尚未对应资金分配。',
            'This funding line names no allocation.',
          ),
        ],
  )
  return line as FundingRow & { allocationId: string }
}

/** What it is made of: the contract that is named, which must be of this line, or the part of the line without one. */
async function drawnOf(tx: Tx, at: At, line: FundingRow, commitmentId: string | undefined): Promise<Drawn> {
  if (!commitmentId) return { id: line.id, stage: 'earmarked' }
  const found =
    await tx.db.execute(sql`select 1 from commitment where county = ${at.county} and id = ${commitmentId}
    and project_id = ${at.id} and funding_id = ${line.id} and reduces_id is null and retracted_at is null`)
  if (!found.rows.length)
    throw new Problem('input.reference', {}, [{ field: 'commitmentId', code: 'unknown' }], {
      zh: '合同',
      en: 'the contract',
    })
  return { id: commitmentId, stage: 'committed' }
}

/**
 * The project is locked before its payments are summed, so that parallel payments queue; what it draws on is locked
 * inside. @throws Problem project.ceiling with what would have to be passed first.
 */
export function payForProject(
  base: Base,
  reader: Reader,
  at: At,
  input: ProjectPaymentInput,
  key?: string,
): Promise<At> {
  const ordered = { command: 'payForProject', key, request: input, figures: FIGURES }
  return onProject(base, reader, at, ordered, async (tx, row) => {
    const { fundingId, commitmentId, ...rest } = input
    mustStayBelow(await moneyOf(tx, at, Number(input.onDate.slice(0, 4))), input.amountFen)
    const line = mustHold((await fundingOf(tx, at)).find(l => l.id === fundingId))
    const drawn = await drawnOf(tx, at, line, commitmentId)
    const made = await postPayment(tx, { county: at.county, allocationId: line.allocationId, ...rest }, drawn)
    await link(tx, {
      county: at.county,
      areaCode: row.areaCode,
      projectId: at.id,
      fundingId,
      paymentId: made.id,
    })
    return { result: made, subject: { type: 'project', id: at.id }, after: { ...input, paymentId: made.id } }
  })
}

const link = (
  tx: Tx,
  row: { county: string; areaCode: string; projectId: string; fundingId: string; paymentId: string },
) => tx.db.insert(projectPayment).values({ ...row, id: newId(), recordedAt: tx.at })
