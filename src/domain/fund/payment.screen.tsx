import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, newKey } from '../../web/api.ts'
import { useWords } from '../../web/lang.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { yuan } from '../../web/kit/number.ts'
import { Day } from '../../web/kit/Day.tsx'
import { Num } from '../../web/kit/Num.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { useMe } from '../../web/session.tsx'
import { BASIS_WORDS } from '../../kernel/figure.ts'
import { SOURCES } from './fund.terms.ts'
import type { Source } from './fund.terms.ts'

interface Row {
  county: string
  id: string
  areaName: string
  giverName: string
  source: Source
  year: number
  amountFen: string
  onDate: string
  voucher: string
  documentNumber: string | null
  purpose: string
  basis: 'claimed' | 'confirmed' | 'disputed'
}

const choices = (list: Readonly<Record<string, { zh: string; en: string }>>) =>
  Object.entries(list).map(([value, words]) => ({ value, words }))
const { claimed, confirmed, disputed } = BASIS_WORDS

/** 资金拨付台账, with the receiver's word on each payment. */
export default function PaymentPage() {
  const { t } = useWords()
  const { may } = useMe()
  return (
    <Page title={t('资金拨付台账', 'Payments')}>
      <Ledger<Row>
        path="/api/payments"
        rowKey={r => r.id}
        filters={[
          {
            key: 'year',
            title: { zh: '年度', en: 'Year' },
            options: ['2018', '2019', '2020', '2021'].map(y => ({ value: y, words: { zh: y, en: y } })),
          },
          { key: 'source', title: { zh: '来源', en: 'Source' }, options: choices(SOURCES) },
          {
            key: 'state',
            title: { zh: '确认', en: 'Confirmed' },
            options: choices({ claimed, confirmed, disputed }),
          },
          { key: 'area', title: { zh: '地区代码', en: 'Area code' } },
        ]}
        empty={{ zh: '没有符合条件的拨付。', en: 'No payment fits.' }}
        columns={[
          { key: 'on', title: { zh: '日期', en: 'Date' }, show: r => <Day on={r.onDate} /> },
          {
            key: 'voucher',
            title: { zh: '凭证号', en: 'Voucher' },
            show: r => <To to={`/records/payment/${r.county}/${r.id}`}>{r.voucher}</To>,
          },
          {
            key: 'giver',
            title: { zh: '援助方', en: 'Giver' },
            show: r => <span className="tag beijing">{r.giverName}</span>,
          },
          {
            key: 'receiver',
            title: { zh: '受援地', en: 'Receiver' },
            show: r => <span className="tag steppe">{r.areaName}</span>,
          },
          { key: 'source', title: { zh: '来源', en: 'Source' }, show: r => t(SOURCES[r.source]) },
          { key: 'purpose', title: { zh: '用途', en: 'Purpose' }, show: r => r.purpose },
          { key: 'document', title: { zh: '文号', en: 'Document' }, show: r => r.documentNumber ?? '—' },
          {
            key: 'amount',
            title: { zh: '金额（元）', en: 'Amount (yuan)' },
            number: true,
            show: r => <Num value={yuan(r.amountFen)} />,
          },
          {
            key: 'basis',
            title: { zh: '确认', en: 'Confirmed' },
            show: r =>
              r.basis === 'claimed' && may('fund.confirm') ? <Confirm row={r} /> : t(BASIS_WORDS[r.basis]),
          },
        ]}
      />
    </Page>
  )
}

function Confirm({ row }: { row: Row }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [key] = useState(newKey)
  const send = async (body: { stance: string; reason?: string }): Promise<void> => {
    await api(`/api/payments/${row.county}/${row.id}/confirm`, { body, key }).then(
      () => client.invalidateQueries(),
      setError,
    )
  }
  const dispute = (): void => {
    const reason = window.prompt(t('请填写差异原因', 'State the difference'))
    if (reason) void send({ stance: 'disputed', reason })
  }
  return (
    <span>
      <button type="button" className="plain small" onClick={() => void send({ stance: 'confirmed' })}>
        {t('确认到账', 'Confirm')}
      </button>{' '}
      <button type="button" className="plain small" onClick={dispute}>
        {t('有差异', 'Dispute')}
      </button>
      {error ? <ProblemView error={error} /> : null}
    </span>
  )
}
