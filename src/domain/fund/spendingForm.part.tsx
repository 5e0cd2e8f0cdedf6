/** The forms of 支出 and 报账. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import type { Field } from '../../web/kit/field.ts'
import { Money } from '../../web/kit/Money.tsx'
import { useWords } from '../../web/lang.tsx'
import { SPENDING_COLUMNS as W } from './book.words.ts'

export const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

const document: Field = {
  kind: 'document',
  key: 'documentId',
  county: 'documentCounty',
  title: { zh: '凭证文件', en: 'Document' },
  help: {
    zh: '按文号或标题查找；登记簿里没有的，可当场登记。',
    en: 'By number or title; one that is missing can be registered here.',
  },
}

const SPEND: readonly Field[] = [
  { kind: 'money', key: 'amountFen', unit: 'wan', title: W.amountFen, required: true },
  { kind: 'date', key: 'onDate', title: W.onDate, required: true, half: true, until: today() },
  {
    kind: 'text',
    key: 'voucher',
    title: W.voucher,
    required: true,
    half: true,
    max: 300,
    example: '支-2020-0612-03',
  },
  { kind: 'text', key: 'payee', title: W.payee, required: true, max: 300 },
  { kind: 'text', key: 'purpose', title: W.purpose, required: true, lines: 2, max: 300 },
  document,
]

export const SETTLE: readonly Field[] = [
  { kind: 'money', key: 'amountFen', unit: 'wan', title: { zh: '报账金额', en: 'Amount' }, required: true },
  {
    kind: 'date',
    key: 'onDate',
    title: { zh: '报账日期', en: 'Date' },
    required: true,
    half: true,
    until: today(),
  },
  {
    kind: 'text',
    key: 'number',
    title: { zh: '报账单号', en: 'Number' },
    required: true,
    half: true,
    max: 300,
    example: '报-2020-0618-01',
  },
  document,
]

interface Spendable {
  readonly county: string
  readonly id: string
  readonly voucher: string
  readonly payee: string
  readonly purpose: string
  readonly availableFen: string
}

/** 登记支出 of a payment, up to what is left of it. */
export function Spend({ row }: { row: Spendable }) {
  const { t } = useWords()
  return (
    <CommandButton
      label={{ zh: '登记支出', en: 'Record spending' }}
      title={{ zh: `登记支出 · 拨付凭证 ${row.voucher}`, en: `Record spending · payment ${row.voucher}` }}
      button={{ size: 'small' }}
      lead={
        <p>
          {t('该笔拨付尚未支出', 'Not yet spent of this payment')}{' '}
          <b>
            <Money fen={row.availableFen} /> {t('元', 'yuan')}
          </b>
        </p>
      }
      fields={SPEND}
      to="/api/spendings"
      fixed={{ county: row.county, paymentId: row.id }}
      initial={{ onDate: { on: today(), precision: 'day' }, purpose: row.purpose }}
      submit={{ zh: '登记支出', en: 'Record' }}
      done={{ zh: '已登记支出', en: 'Recorded' }}
    />
  )
}
