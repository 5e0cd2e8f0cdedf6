/** What either end does with a payment: the receiver confirms or disputes, the giver reverses. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import type { Field } from '../../web/kit/field.ts'
import { Money } from '../../web/kit/Money.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { PaymentRow } from './paymentRow.screen.tsx'
import { Spend } from './spendingForm.part.tsx'

const small = { size: 'small' } as const

const DIFFERENCE: readonly Field[] = [
  {
    kind: 'money',
    key: 'amountFen',
    unit: 'yuan',
    title: { zh: '实际到账金额', en: 'Amount received' },
    help: { zh: '分文未到填 0。', en: 'Enter 0 when nothing arrived.' },
  },
  {
    kind: 'text',
    key: 'reason',
    title: { zh: '差异原因', en: 'Reason of the difference' },
    required: true,
    lines: 3,
    max: 300,
  },
]

export function PaymentActions({ row }: { row: PaymentRow }) {
  const { may } = useMe()
  return (
    <>
      {may('fund.confirm') && row.basis !== 'confirmed' ? <ConfirmOne row={row} /> : null}
      {may('fund.confirm') && row.basis !== 'disputed' ? <Dispute row={row} /> : null}
      {may('fund.spend') && BigInt(row.availableFen) > 0n && row.basis !== 'claimed' ? (
        <Spend row={row} />
      ) : null}
      {may('fund.pay') && row.spentFen === '0' && !row.reversed && !row.reversesId ? (
        <Reverse row={row} />
      ) : null}
    </>
  )
}

function Payment({ row }: { row: PaymentRow }) {
  const { t } = useWords()
  return (
    <p>
      {row.giverName} → {row.areaName}
      {t('，凭证', ', voucher')} {row.voucher}
      {t('，', ', ')}
      <b>
        <Money fen={row.amountFen} /> {t('元', 'yuan')}
      </b>
      {t('。', '.')}
    </p>
  )
}

const ConfirmOne = ({ row }: { row: PaymentRow }) => (
  <Confirm
    label={{ zh: '确认到账', en: 'Confirm' }}
    title={{ zh: '确认这笔拨付已足额到账？', en: 'Did the whole sum arrive?' }}
    lead={<Payment row={row} />}
    button={{ ...small, type: 'primary' }}
    order={() => ({ to: `/api/payments/${row.county}/${row.id}/confirm`, body: { stance: 'confirmed' } })}
    done={{ zh: '已确认到账', en: 'Confirmed' }}
  />
)

const Dispute = ({ row }: { row: PaymentRow }) => (
  <CommandButton
    label={{ zh: '有差异', en: 'Dispute' }}
    title={{ zh: '提出差异', en: 'Dispute a payment' }}
    button={small}
    lead={<Payment row={row} />}
    fields={DIFFERENCE}
    to={`/api/payments/${row.county}/${row.id}/confirm`}
    fixed={{ stance: 'disputed' }}
    submit={{ zh: '提出差异', en: 'Dispute' }}
    done={{ zh: '已提出差异，援助方会看到', en: 'Disputed; the giver sees it' }}
  />
)

function Reverse({ row }: { row: PaymentRow }) {
  const { t } = useWords()
  return (
    <Confirm
      label={{ zh: '冲销', en: 'Reverse' }}
      title={{ zh: '冲销这笔拨付？', en: 'Reverse this payment?' }}
      lead={
        <>
          <Payment row={row} />
          <p className="soft">
            {t(
              '将登记一笔等额的负数拨付，额度回到原分配；原记录不改动。不能再撤销。',
              'A payment of the opposite sign is entered and the sum goes back to its allocation; the record stays as it is. This cannot be undone.',
            )}
          </p>
        </>
      }
      reason="required"
      reasonMin={2}
      danger
      button={{ ...small, type: 'text' }}
      order={reason => ({ to: `/api/payments/${row.county}/${row.id}/reverse`, body: { reason } })}
      done={{ zh: '已冲销', en: 'Reversed' }}
    />
  )
}

/** 成批确认: only what waits and is plain, and only for the sum that stands here. */
export function ConfirmTogether({ rows, onDone }: { rows: readonly PaymentRow[]; onDone: () => void }) {
  const { t } = useWords()
  const sum = rows.reduce((all, r) => all + BigInt(r.amountFen), 0n).toString()
  return (
    <Confirm
      label={{ zh: `成批确认 ${rows.length} 笔`, en: `Confirm ${rows.length} together` }}
      title={{
        zh: `确认 ${rows.length} 笔拨付均已足额到账？`,
        en: `Did all ${rows.length} payments arrive whole?`,
      }}
      lead={
        <>
          <p>
            {t('合计', 'Sum')}{' '}
            <b>
              <Money fen={sum} /> {t('元', 'yuan')}
            </b>
          </p>
          <p className="soft">
            {t(
              '全部确认或都不确认；核对期间若有变动，会要求重新核对。',
              'All or none; if one of them changed meanwhile, you are asked to check again.',
            )}
          </p>
        </>
      }
      button={{ type: 'primary' }}
      order={() => ({
        to: '/api/payments/confirm',
        body: { county: rows[0]!.county, ids: rows.map(r => r.id), amountFen: sum },
      })}
      done={{ zh: `已确认 ${rows.length} 笔`, en: `${rows.length} confirmed` }}
      onDone={onDone}
    />
  )
}
