/** 一卡通发放: a file pays the households of one contract; the bank's return says which arrived. */
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { DateInput } from '../../web/kit/DateInput.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import type { DatePart } from '../../web/kit/field.ts'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { useListBanner } from '../../web/kit/listBanner.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { exactly } from '../../web/kit/number.ts'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import type { Tone } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { LINKAGE_TYPES } from '../project/linkage.terms.ts'
import type { LinkageType } from '../project/linkage.terms.ts'
import { CARD_STATES } from './bank.terms.ts'
import type { CardState } from './bank.terms.ts'
import { BankImport } from './bankImport.part.tsx'
import type { BankPreview } from './bankImport.part.tsx'
import { RECEIVERS } from '../area/area.terms.ts'

interface Row {
  readonly county: string
  readonly id: string
  readonly areaName: string | null
  readonly householdId: string
  readonly headName: string
  readonly account: string
  readonly amountFen: string
  readonly onDate: string
  readonly paymentId: string | null
  readonly state: CardState
  readonly reason: string | null
}

const TONES: Record<CardState, Tone> = { sent: 'warn', arrived: 'good', failed: 'bad' }

function State({ row }: { row: Row }) {
  const { t } = useWords()
  return (
    <>
      <Tag tone={TONES[row.state]}>{t(CARD_STATES[row.state])}</Tag>{' '}
      {row.paymentId ? (
        <div>
          <To to={`/records/benefit/${row.county}/${row.paymentId}`}>{t('到户发放', 'Payment')}</To>
        </div>
      ) : null}
      {row.state === 'failed' ? (
        <div className="small soft">
          {row.reason} · {t('由旗县核对账号后重新发放', 'The banner checks the account and pays again')}
        </div>
      ) : null}
    </>
  )
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'on', title: { zh: '发放日期', en: 'Date' }, nowrap: true, show: r => <Day on={r.onDate} /> },
  {
    key: 'head',
    title: { zh: '户主', en: 'Head' },
    nowrap: true,
    show: r => <To to={`/households/${r.county}/${r.householdId}`}>{r.headName}</To>,
  },
  { key: 'area', title: { zh: '嘎查村', en: 'Village' }, show: r => r.areaName },
  { key: 'account', title: { zh: '一卡通账号', en: 'Card account' }, nowrap: true, show: r => r.account },
  {
    key: 'amountFen',
    title: { zh: '金额（元）', en: 'Amount (yuan)' },
    number: true,
    show: r => <Money fen={r.amountFen} />,
  },
  { key: 'state', title: { zh: '发放情况', en: 'State' }, show: r => <State row={r} /> },
]

export default function CardPage() {
  const { t } = useWords()
  const { may } = useMe()
  const { values } = useFilters()
  return (
    <Page
      title={t('一卡通发放', 'Card payments')}
      lead={t(
        '利益联结的到户发放由一卡通文件产生，不用逐户填写；银行回盘确认成功或失败，失败的退回待发。',
        'Payments to households come out of the card file, nobody types them; the bank’s return confirms each or fails it, and what failed is owed again.',
      )}
      actions={<To to="/funds/bank/files?kind=card">{t('发放文件与回盘', 'Files and returns')}</To>}
    >
      {may('bank.write') ? <Import /> : null}
      <Ledger<Row>
        name="/api/bank/cards"
        path={values.batch ? `/api/bank/cards?batch=${values.batch}` : '/api/bank/cards'}
        export={values.batch ? `/api/exports/bankCards?batch=${values.batch}` : '/api/exports/bankCards'}
        rowKey={r => `${r.county}/${r.id}`}
        filters={[
          { key: 'state', title: { zh: '发放情况', en: 'State' }, options: choices(CARD_STATES), width: 160 },
          {
            key: 'area',
            title: { zh: '旗县', en: 'Banner' },
            ...RECEIVERS,
          },
        ]}
        empty={{
          title: {
            zh: '还没有一卡通发放。选择利益联结合同，导入发放文件。',
            en: 'Nothing is paid by card yet. Choose a benefit contract and import its file.',
          },
          example: {
            zh: '户编号、户主姓名、一卡通账号、发放金额',
            en: 'household number, head, card account, amount',
          },
        }}
        columns={COLUMNS}
        sum={(_, value) => <Money fen={String(value)} />}
      />
    </Page>
  )
}

type Preview = BankPreview & { readonly added: number; readonly sumFen: string; readonly missing: number }

function Effect({ of }: { of: Preview }) {
  const { t } = useWords()
  return (
    <>
      {t(`发放 ${exactly(of.added)} 户，合计`, `Pays ${exactly(of.added)} households, together`)}{' '}
      <Money fen={of.sumFen} /> {t('元。', 'yuan.')}{' '}
      {of.missing ? (
        <span className="warn">
          {t(
            `合同内另有 ${exactly(of.missing)} 户到期未发，不在本文件中。`,
            `${exactly(of.missing)} more households are owed something and are not in this file.`,
          )}
        </span>
      ) : null}
    </>
  )
}

interface Contract {
  readonly county: string
  readonly id: string
  readonly type: LinkageType
  readonly operator: string
  readonly projectName?: string
}

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

function Import() {
  const { t } = useWords()
  const { county, picker } = useListBanner()
  const id = useId()
  const [linkage, setLinkage] = useState<string>()
  const [date, setDate] = useState<DatePart>({ on: today(), precision: 'day' })
  const [voucher, setVoucher] = useState('')
  const path = `/api/linkages${search({ area: county, limit: '200' })}`
  const { data } = useQuery({
    queryKey: [path],
    queryFn: () => api<{ rows: readonly Contract[] }>(path),
    enabled: county !== undefined,
  })
  const ready = county && linkage && date.on && voucher.trim()
  return (
    <BankImport<Preview>
      title={{ zh: '导入一卡通发放文件', en: 'Import a card file' }}
      list="bank-card"
      path="/api/bank/cards"
      query={ready ? { county, linkage, onDate: date.on, voucher: voucher.trim() } : undefined}
      before={
        <>
          {picker}
          <div className="list-banner">
            <label htmlFor={`${id}l`}>{t('利益联结合同', 'Benefit contract')}</label>
            <Select
              id={`${id}l`}
              showSearch={{ optionFilterProp: 'label' }}
              style={{ minWidth: 260, maxWidth: '100%' }}
              value={linkage}
              onChange={setLinkage}
              options={(data?.rows ?? []).map(c => ({
                value: c.id,
                label: [t(LINKAGE_TYPES[c.type]), c.operator, c.projectName].filter(Boolean).join(' · '),
              }))}
            />
          </div>
          <div className="list-banner">
            <label htmlFor={`${id}d`}>{t('发放日期', 'Date of payment')}</label>
            <DateInput id={`${id}d`} value={date} onChange={value => setDate(value as DatePart)} />
          </div>
          <div className="list-banner">
            <label htmlFor={`${id}v`}>{t('发放凭证号', 'Voucher')}</label>
            <Input id={`${id}v`} value={voucher} maxLength={80} onChange={e => setVoucher(e.target.value)} />
          </div>
        </>
      }
      first={{
        zh: '先选合同、日期并填写凭证号，再放入文件。',
        en: 'Choose the contract and the date and give the voucher; then the file.',
      }}
      effect={preview => <Effect of={preview} />}
      done={{ zh: '已登记发放，等待银行回盘。', en: 'Paid on record; the bank’s return is awaited.' }}
    />
  )
}
