/** 账上有、银行无: payments and spending of days that a statement covers, and that no line of it met. */
import { Day } from '../../web/kit/Day.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { MATCHED } from './bank.terms.ts'
import type { MatchedRecord } from './bank.terms.ts'
import { RECEIVERS } from '../area/area.terms.ts'

interface Row {
  readonly county: string
  readonly id: string
  readonly areaName: string | null
  readonly type: MatchedRecord
  readonly onDate: string
  readonly amountFen: string
  readonly voucher: string
  readonly payee: string
  readonly giverName: string | null
}

const Kind = ({ of }: { of: MatchedRecord }) => <>{useWords().t(MATCHED[of])}</>

function Who({ row }: { row: Row }) {
  const { t } = useWords()
  return row.type === 'payment'
    ? t(
        `旗县向${row.giverName ?? '拨款方'}查询，未到账则提出差异`,
        `The banner asks ${row.giverName ?? 'the giver'}; what did not arrive is disputed`,
      )
    : t(
        '旗县主管部门核对支出凭证，有误则冲销',
        'The banner bureau checks the voucher, and reverses what is wrong',
      )
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'on', title: { zh: '日期', en: 'Date' }, nowrap: true, show: r => <Day on={r.onDate} /> },
  { key: 'type', title: { zh: '记录', en: 'Record' }, show: r => <Kind of={r.type} /> },
  {
    key: 'voucher',
    title: { zh: '凭证号', en: 'Voucher' },
    nowrap: true,
    show: r => <To to={`/records/${r.type}/${r.county}/${r.id}`}>{r.voucher}</To>,
  },
  { key: 'area', title: { zh: '旗县', en: 'Banner' }, show: r => r.areaName },
  { key: 'payee', title: { zh: '收款方', en: 'Paid to' }, show: r => r.payee },
  {
    key: 'amountFen',
    title: { zh: '金额（元）', en: 'Amount (yuan)' },
    number: true,
    show: r => <Money fen={r.amountFen} />,
  },
  { key: 'who', title: { zh: '由谁办理', en: 'Who acts' }, show: r => <Who row={r} /> },
]

export default function MissingPage() {
  const { t } = useWords()
  return (
    <Page
      title={t('账上有、银行无', 'In the books only')}
      crumbs={[{ to: '/funds/bank', label: t('银行对账', 'Bank reconciliation') }]}
      lead={t(
        '对账单覆盖的日期内，账上登记了、银行流水里没有的拨付和支出。',
        'Payments and spending on record for days that a statement covers, and that are not on it.',
      )}
    >
      <Ledger<Row>
        path="/api/bank/missing"
        export="/api/exports/bankMissing"
        rowKey={r => `${r.county}/${r.id}`}
        filters={[
          { key: 'type', title: { zh: '记录', en: 'Record' }, options: choices(MATCHED), width: 120 },
          {
            key: 'area',
            title: { zh: '旗县', en: 'Banner' },
            ...RECEIVERS,
          },
        ]}
        empty={{
          zh: '没有差异：对账单覆盖的日期内，账上每一笔都在银行流水里，或还没有导入对账单。',
          en: 'Nothing is missing: each record of the days covered is on a statement, or none is imported yet.',
        }}
        columns={COLUMNS}
        sum={(_, value) => <Money fen={String(value)} />}
      />
    </Page>
  )
}
