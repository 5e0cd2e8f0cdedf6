/** 资金支出台账: what receivers spent of payments, and what is accounted for. Spending begins at the payment it is of. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../../web/api.ts'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import { ImportLink } from '../../web/ledger/ImportLink.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { SPENDING_COLUMNS as W } from './book.words.ts'
import {
  amountColumn,
  giverFilter,
  receiverColumn,
  receiverFilter,
  sourceColumn,
  sourceFilter,
  sumOf,
  yearColumn,
  yearFilter,
} from './fundRow.screen.tsx'
import type { FundRow } from './fundRow.screen.tsx'
import { SETTLE, today } from './spendingForm.part.tsx'

type SpendingRow = FundRow & {
  readonly settledFen: string
  readonly availableFen: string
  readonly voucher: string
  readonly payee: string
  readonly purpose: string
  readonly paymentId: string
  readonly paymentVoucher: string | null
  readonly reversesId: string | null
  readonly reversed: boolean
}

function Purpose({ row }: { row: SpendingRow }) {
  const { t } = useWords()
  return (
    <>
      {row.reversesId ? <Tag tone="bad">{t('冲销', 'Reversal')}</Tag> : null}
      {row.reversed ? <Tag>{t('已冲销', 'Reversed')}</Tag> : null} {row.purpose}
    </>
  )
}

const COLUMNS: readonly Column<SpendingRow>[] = [
  {
    key: 'voucher',
    title: W.voucher,
    nowrap: true,
    show: r => <To to={`/records/spending/${r.county}/${r.id}`}>{r.voucher}</To>,
  },
  { key: 'on', title: W.onDate, nowrap: true, show: r => <Day on={r.onDate} /> },
  receiverColumn,
  sourceColumn,
  yearColumn,
  { key: 'payee', title: W.payee, optional: true, show: r => r.payee },
  { key: 'purpose', title: W.purpose, show: r => <Purpose row={r} /> },
  {
    key: 'payment',
    title: W.paymentVoucher,
    nowrap: true,
    show: r => <To to={`/records/payment/${r.county}/${r.paymentId}`}>{r.paymentVoucher}</To>,
  },
  amountColumn('支出', 'Spent'),
  {
    key: 'settledFen',
    title: { zh: '已报账（元）', en: 'Accounted for (yuan)' },
    number: true,
    show: r => <Money fen={r.settledFen} />,
  },
]

const leftFilter: Filter = {
  key: 'left',
  title: { zh: '报账', en: 'Accounts' },
  options: [{ value: 'true', words: { zh: '尚未报账', en: 'Not yet rendered' } }],
  width: 130,
}

export default function SpendingPage() {
  const { t } = useWords()
  const { may } = useMe()
  const { values, set } = useFilters()
  return (
    <Page
      title={t('资金支出台账', 'Spending')}
      lead={t(
        '受援方对每笔拨付实际支出了多少、报账了多少。支出在“资金拨付”中对所依据的拨付登记。',
        'What receivers spent of each payment and rendered accounts of. It is recorded at the payment it is of.',
      )}
      actions={
        may('fund.spend') ? (
          <>
            <To to="/funds/payments?left=true">{t('尚未支出的拨付', 'Payments not yet spent')}</To>
            <ImportLink list="spendings" verb="fund.spend" />
          </>
        ) : null
      }
    >
      {values.of ? (
        <p className="note">
          {t('只显示一笔拨付的支出。', 'Only what was spent of one payment is shown.')}{' '}
          <Button type="link" size="small" onClick={() => set({ of: undefined })}>
            {t('显示全部', 'Show all')}
          </Button>
        </p>
      ) : null}
      <Ledger<SpendingRow>
        name="/api/spendings"
        path={values.of ? `/api/spendings?of=${values.of}` : '/api/spendings'}
        {...(values.of ? {} : { export: '/api/exports/spendings' })}
        rowKey={r => `${r.county}/${r.id}`}
        filters={[yearFilter, sourceFilter, leftFilter, giverFilter, receiverFilter]}
        empty={{
          title: {
            zh: '还没有支出。旗县在“资金拨付”中对到账的拨付登记支出。',
            en: 'Nothing is spent yet. The banner records it at a payment.',
          },
          example: { zh: '支出凭证号、收款方、用途和金额', en: 'voucher, paid to, purpose and amount' },
        }}
        columns={COLUMNS}
        sum={sumOf}
        detail={r => <Settlements row={r} />}
        {...(may('fund.spend') ? { actions: (r: SpendingRow) => <Actions row={r} /> } : {})}
      />
    </Page>
  )
}

function Actions({ row }: { row: SpendingRow }) {
  const { t } = useWords()
  if (row.reversesId || row.reversed) return null
  return (
    <>
      {row.availableFen === '0' ? null : (
        <CommandButton
          label={{ zh: '报账', en: 'Render accounts' }}
          title={{ zh: `报账 · ${row.voucher}`, en: `Render accounts · ${row.voucher}` }}
          button={{ size: 'small', type: 'primary' }}
          lead={
            <p>
              {t('尚未报账', 'Not yet accounted for')}{' '}
              <b>
                <Money fen={row.availableFen} /> {t('元', 'yuan')}
              </b>
            </p>
          }
          fields={SETTLE}
          to="/api/settlements"
          fixed={{ county: row.county, spendingId: row.id }}
          initial={{ onDate: { on: today(), precision: 'day' }, amountFen: row.availableFen }}
          submit={{ zh: '登记报账', en: 'Record' }}
          done={{ zh: '已登记报账', en: 'Recorded' }}
        />
      )}
      {row.settledFen === '0' ? <Reverse what="spendings" row={row} /> : null}
    </>
  )
}

function Reverse({ what, row }: { what: 'spendings' | 'settlements'; row: { county: string; id: string } }) {
  const { t } = useWords()
  return (
    <Confirm
      label={{ zh: '冲销', en: 'Reverse' }}
      title={
        what === 'spendings'
          ? { zh: '冲销这笔支出？', en: 'Reverse this spending?' }
          : { zh: '冲销这笔报账？', en: 'Reverse these accounts?' }
      }
      lead={t(
        '将登记一笔等额的负数记录，额度退回上一阶段；原记录不改动。',
        'A record of the opposite sign is entered and the sum goes back a stage; the record stays as it is.',
      )}
      reason="required"
      reasonMin={2}
      danger
      button={{ size: 'small', type: 'text' }}
      order={reason => ({ to: `/api/${what}/${row.county}/${row.id}/reverse`, body: { reason } })}
      done={{ zh: '已冲销', en: 'Reversed' }}
    />
  )
}

interface Settlement {
  readonly county: string
  readonly id: string
  readonly amountFen: string
  readonly onDate: string
  readonly number: string
  readonly reversesId: string | null
  readonly reversed: boolean
}

/** What is accounted for of one spending. */
function Settlements({ row }: { row: SpendingRow }) {
  const { t } = useWords()
  const { may } = useMe()
  const path = `/api/spendings/${row.county}/${row.id}/settlements`
  const { data, error } = useQuery({
    queryKey: [path],
    queryFn: () => api<{ rows: readonly Settlement[] }>(path),
  })
  if (error) return <ProblemView error={error} />
  if (!data) return <Waiting />
  if (!data.rows.length) return <p className="soft">{t('尚未报账。', 'No accounts are rendered yet.')}</p>
  return (
    <ul>
      {data.rows.map(s => (
        <li key={s.id}>
          <Day on={s.onDate} /> · {t('报账单', 'No.')} {s.number} · <Money fen={s.amountFen} />{' '}
          {t('元', 'yuan')}{' '}
          {may('fund.spend') && !s.reversed && !s.reversesId ? <Reverse what="settlements" row={s} /> : null}
        </li>
      ))}
    </ul>
  )
}
