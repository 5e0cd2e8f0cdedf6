/** 支出进度: a fund year month by month, what is spent of it against what was to be spent by then. */
import { Day } from '../../web/kit/Day.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column, LedgerPage } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { search } from '../../web/kit/address.ts'
import { Tag } from '../../web/kit/Tag.tsx'
import type { Tone } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { PACE_JUDGEMENTS } from './book.words.ts'
import { receiverFilter, sourceFilter, yearFilter } from './fundRow.screen.tsx'
import type { Judgement } from './pace.rules.ts'
import { ShareBar } from './shareBar.part.tsx'
import './shareBar.css'

interface Row {
  readonly month: number
  readonly onDate: string
  readonly allocatedFen: string
  readonly paidFen: string
  readonly spentFen: string
  readonly settledFen: string
  readonly share: number | null
  readonly expected: number | null
  readonly expectedSource: string | null
  readonly judgement: Judgement
}

type Answer = LedgerPage<Row> & { readonly year: number; readonly wholeFen: string }

const TONES: Record<Judgement, Tone> = { within: 'good', beyond: 'bad', unknown: 'plain' }

const money = (
  key: 'allocatedFen' | 'paidFen' | 'spentFen' | 'settledFen',
  zh: string,
  en: string,
): Column<Row> => ({
  key,
  title: { zh: `${zh}（元）`, en: `${en} (yuan)` },
  number: true,
  show: r => <Money fen={r[key]} />,
})

function Judged({ row }: { row: Row }) {
  const { t } = useWords()
  return (
    <Tag tone={TONES[row.judgement]} {...(row.expectedSource ? { title: row.expectedSource } : {})}>
      {t(PACE_JUDGEMENTS[row.judgement])}
    </Tag>
  )
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'on', title: { zh: '截至', en: 'Until' }, nowrap: true, show: r => <Day on={r.onDate} /> },
  money('allocatedFen', '累计分配', 'Allocated'),
  money('paidFen', '累计拨付', 'Paid'),
  money('spentFen', '累计支出', 'Spent'),
  money('settledFen', '累计报账', 'Accounted for'),
  {
    key: 'share',
    title: { zh: '支出进度', en: 'Spent of the year’s money' },
    width: 190,
    show: r => <ShareBar share={r.share} mark={r.expected} />,
  },
  { key: 'judgement', title: { zh: '判定', en: 'Judged' }, show: r => <Judged row={r} /> },
]

export default function PacePage() {
  const { t } = useWords()
  const { values } = useFilters()
  const { area, year, source } = values
  return (
    <Page
      title={t('支出进度', 'Pace of spending')}
      lead={t(
        '一个资金年度逐月看：分配、拨付、支出、报账各到多少，支出是否达到应有进度。应达比例是参数，没有填报的月份不判定。',
        'A fund year month by month, against the share that was to be spent by then. The expectation is a parameter; a month without one is not judged.',
      )}
      actions={<To to="/parameters?key=fund.pace">{t('应达比例', 'Expected shares')}</To>}
    >
      <Months />
      <p className="note">
        <To to={`/funds/carry-over${search({ area, year, source })}`}>
          {t('年底没有支出的，看结转结余', 'What was not spent by the end of the year: carried over')}
        </To>
      </p>
    </Page>
  )
}

function Months() {
  const { t } = useWords()
  return (
    <Ledger<Row>
      path="/api/funds/pace"
      rowKey={r => r.onDate}
      filters={[yearFilter, sourceFilter, receiverFilter]}
      empty={{
        zh: '账簿还没有分录，登记分配、拨付和支出后逐月统计。',
        en: 'The books hold nothing yet; months appear with allocations, payments and spending.',
      }}
      columns={COLUMNS}
      note={first => (
        <p className="soft">
          {t(`${(first as Answer).year} 年度资金，累计分配`, `Money of ${(first as Answer).year}, allocated`)}{' '}
          <Money fen={(first as Answer).wholeFen} /> {t('元', 'yuan')}
        </p>
      )}
    />
  )
}
