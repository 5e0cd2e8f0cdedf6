/** A payment in the ledger, and what its receiver says of it. */
import { Day } from '../../web/kit/Day.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import type { Tone } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { BASIS_WORDS } from '../../kernel/figure.ts'
import {
  amountColumn,
  documentColumn,
  giverColumn,
  receiverColumn,
  sourceColumn,
  yearColumn,
} from './fundRow.screen.tsx'
import type { FundRow } from './fundRow.screen.tsx'
import type { Stance } from './fund.words.ts'

export type PaymentRow = FundRow & {
  readonly voucher: string
  readonly payee: string
  readonly purpose: string
  readonly spentFen: string
  /** Not yet spent. */
  readonly availableFen: string
  readonly basis: Stance
  readonly receivedFen: string | null
  readonly stanceReason: string | null
  readonly reversesId: string | null
  readonly reversed: boolean
}

const TONES: Record<Stance, Tone> = { claimed: 'warn', confirmed: 'good', disputed: 'bad' }

/** 填报数、对方已确认 or 有差异, and of a difference what it is. */
function StanceTag({ row }: { row: PaymentRow }) {
  const { t } = useWords()
  return (
    <>
      <Tag tone={TONES[row.basis]}>{t(BASIS_WORDS[row.basis])}</Tag>
      {row.basis === 'disputed' ? (
        <div className="small soft">
          {row.receivedFen ? (
            <>
              {t('到账', 'Received')} <Money fen={row.receivedFen} />{' '}
            </>
          ) : null}
          {row.stanceReason}
        </div>
      ) : null}
    </>
  )
}

export const PAYMENT_COLUMNS: readonly Column<PaymentRow>[] = [
  {
    key: 'voucher',
    title: { zh: '凭证号', en: 'Voucher' },
    nowrap: true,
    show: r => <To to={`/records/payment/${r.county}/${r.id}`}>{r.voucher}</To>,
  },
  { key: 'on', title: { zh: '拨付日期', en: 'Date' }, nowrap: true, show: r => <Day on={r.onDate} /> },
  giverColumn,
  receiverColumn,
  sourceColumn,
  { ...yearColumn, optional: true },
  { key: 'payee', title: { zh: '收款单位', en: 'Payee' }, optional: true, show: r => r.payee },
  { key: 'purpose', title: { zh: '用途', en: 'Purpose' }, show: r => <Purpose row={r} /> },
  documentColumn,
  amountColumn('金额', 'Amount'),
  {
    key: 'spentFen',
    title: { zh: '已支出（元）', en: 'Spent (yuan)' },
    number: true,
    show: r =>
      r.reversesId ? null : r.spentFen === '0' ? (
        <Money fen="0" />
      ) : (
        <To to={`/funds/spendings?of=${r.id}`}>
          <Money fen={r.spentFen} />
        </To>
      ),
  },
  { key: 'basis', title: { zh: '对方确认', en: 'Receiver says' }, show: r => <StanceTag row={r} /> },
]

function Purpose({ row }: { row: PaymentRow }) {
  const { t } = useWords()
  return (
    <>
      {row.reversesId ? <Tag tone="bad">{t('冲销', 'Reversal')}</Tag> : null}
      {row.reversed ? <Tag tone="plain">{t('已冲销', 'Reversed')}</Tag> : null} {row.purpose}
    </>
  )
}
