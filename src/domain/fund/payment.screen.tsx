/** 资金拨付台账, with the receiver's word on each payment; the receiver's work list of what waits to be confirmed. */
import { Button } from 'antd'
import { useState } from 'react'
import { choices } from '../../web/kit/FilterBar.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { BASIS_WORDS } from '../../kernel/figure.ts'
import { ConfirmTogether, PaymentActions } from './paymentAct.screen.tsx'
import { PAYMENT_COLUMNS } from './paymentRow.screen.tsx'
import type { PaymentRow } from './paymentRow.screen.tsx'
import { giverFilter, receiverFilter, sourceFilter, sumOf, yearFilter } from './fundRow.screen.tsx'

const { claimed, confirmed, disputed } = BASIS_WORDS

export default function PaymentPage() {
  const { t } = useWords()
  const { may } = useMe()
  const { values, set } = useFilters()
  const [ticked, setTicked] = useState<readonly PaymentRow[]>([])
  const confirms = may('fund.confirm')
  return (
    <Page
      title={t('资金拨付台账', 'Payments')}
      lead={
        confirms
          ? t(
              '援助方登记的拨付由旗县逐笔核对到账。确认前是填报数，金额不符请提出差异。',
              'What the giver paid is checked by the banner. Until then it is a claim; dispute what differs.',
            )
          : t(
              '每笔拨付先是填报数，受援旗县确认到账后为对方已确认，金额不符为有差异。',
              'A payment is a claim until the receiving banner confirms it; what differs is disputed.',
            )
      }
      actions={
        confirms && values.state !== 'claimed' ? (
          <Button type="primary" onClick={() => set({ state: 'claimed' })}>
            {t('待确认的拨付', 'Waiting to be confirmed')}
          </Button>
        ) : null
      }
    >
      {values.of ? (
        <p className="note">
          {t('只显示一笔分配下的拨付。', 'Only the payments of one allocation are shown.')}{' '}
          <Button type="link" size="small" onClick={() => set({ of: undefined })}>
            {t('显示全部', 'Show all')}
          </Button>
        </p>
      ) : null}
      <Ledger<PaymentRow>
        name="/api/payments"
        path={values.of ? `/api/payments?of=${values.of}` : '/api/payments'}
        {...(values.of ? {} : { export: '/api/exports/payments' })}
        rowKey={r => `${r.county}/${r.id}`}
        filters={[
          yearFilter,
          sourceFilter,
          {
            key: 'state',
            title: { zh: '对方确认', en: 'Receiver says' },
            options: choices({ claimed, confirmed, disputed }),
          },
          {
            key: 'left',
            title: { zh: '支出', en: 'Spending' },
            options: [{ value: 'true', words: { zh: '尚未支出完', en: 'Not all spent' } }],
            width: 130,
          },
          giverFilter,
          receiverFilter,
        ]}
        empty={{
          title: {
            zh: '还没有拨付。援助方在“资金分配”中按分配额度登记拨付。',
            en: 'Nothing is paid yet. The giver pays under an allocation.',
          },
          example: { zh: '凭证号、收款单位、用途和金额', en: 'voucher, payee, purpose and amount' },
        }}
        columns={PAYMENT_COLUMNS}
        sum={sumOf}
        bar={ticked.length ? <ConfirmTogether rows={ticked} onDone={() => setTicked([])} /> : null}
        {...(confirms
          ? {
              ticks: {
                rows: ticked,
                may: (r: PaymentRow) => r.basis === 'claimed' && !r.reversed && !r.reversesId,
                name: (r: PaymentRow) => t(`选择凭证 ${r.voucher}`, `Choose voucher ${r.voucher}`),
                set: setTicked,
              },
            }
          : {})}
        {...(confirms || may('fund.pay') ? { actions: (r: PaymentRow) => <PaymentActions row={r} /> } : {})}
      />
    </Page>
  )
}
