/** 结转结余: what each banner had not spent of each year's money at the end of a year, against the limits. */
import { EndTag } from '../../web/kit/EndTag.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column, LedgerPage } from '../../web/kit/Ledger.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { search } from '../../web/kit/address.ts'
import { Tag } from '../../web/kit/Tag.tsx'
import type { Tone } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { CARRY_AGES, CARRY_COLUMNS as C, JUDGEMENTS } from './book.words.ts'
import { receiverFilter, sourceFilter, sumOf } from './fundRow.screen.tsx'
import type { CarryAge, Judgement } from './pace.rules.ts'
import { ShareBar } from './shareBar.part.tsx'
import './shareBar.css'

interface Row {
  readonly county: string
  readonly areaName: string | null
  readonly year: number
  readonly allocatedFen: string
  readonly spentFen: string
  readonly leftFen: string
  readonly share: number | null
  readonly age: CarryAge
  readonly limit: number | null
  readonly judgement: Judgement
}

const TONES: Record<Judgement, Tone> = { within: 'good', beyond: 'bad', unknown: 'plain' }

const Age = ({ of }: { of: CarryAge }) => <>{useWords().t(CARRY_AGES[of])}</>
const Judged = ({ of }: { of: Judgement }) => <Tag tone={TONES[of]}>{useWords().t(JUDGEMENTS[of])}</Tag>

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'area',
    title: { zh: '旗县', en: 'Banner' },
    nowrap: true,
    show: r => <EndTag side="receiver">{r.areaName ?? r.county}</EndTag>,
  },
  { key: 'year', title: { zh: '资金年度', en: 'Fund year' }, show: r => r.year },
  {
    key: 'allocatedFen',
    title: { zh: '分配（元）', en: 'Allocated (yuan)' },
    number: true,
    show: r => <Money fen={r.allocatedFen} />,
  },
  {
    key: 'spentFen',
    title: { zh: '已支出（元）', en: 'Spent (yuan)' },
    number: true,
    show: r => (
      <To to={`/funds/spendings${search({ year: r.year, area: r.county })}`}>
        <Money fen={r.spentFen} />
      </To>
    ),
  },
  {
    key: 'leftFen',
    title: { zh: '结转结余（元）', en: 'Carried over (yuan)' },
    number: true,
    show: r => (
      <To to={`/funds/payments${search({ year: r.year, area: r.county, left: 'true' })}`}>
        <Money fen={r.leftFen} />
      </To>
    ),
  },
  { key: 'share', title: C.share, width: 150, show: r => <ShareBar share={r.share} mark={null} /> },
  { key: 'age', title: C.age, show: r => <Age of={r.age} /> },
  {
    key: 'limit',
    title: C.limit,
    number: true,
    show: r => (r.limit === null ? <span className="soft">—</span> : `${+(r.limit * 100).toFixed(2)}%`),
  },
  { key: 'judgement', title: C.judgement, show: r => <Judged of={r.judgement} /> },
]

export default function CarryOverPage() {
  const { t } = useWords()
  return (
    <Page
      title={t('结转结余', 'Carried over')}
      lead={t(
        '截至年底各旗县各年度资金没有支出的部分，按结转时长对照比例上限。点金额看尚未支出的拨付。',
        'What was not spent of each year’s money at the end of a year, by how long it has rested, against the limits. An amount opens the payments not yet spent.',
      )}
      actions={<To to="/parameters?key=carry_over.max">{t('比例上限', 'Limits')}</To>}
    >
      <Ledger<Row>
        path="/api/funds/carryOver"
        export="/api/exports/carryOver"
        rowKey={r => `${r.county}/${r.year}`}
        filters={[
          { key: 'year', title: { zh: '截至年底', en: 'At the end of' }, kind: 'year' },
          sourceFilter,
          receiverFilter,
        ]}
        empty={{
          zh: '没有结转：分配的资金都已支出，或还没有分配。',
          en: 'Nothing is carried over: all that was allocated is spent, or nothing is allocated yet.',
        }}
        columns={COLUMNS}
        sum={sumOf}
        note={first => (
          <p className="soft">
            {t('截至', 'At')} <Day on={(first as LedgerPage<Row> & { onDate: string }).onDate} />
          </p>
        )}
      />
    </Page>
  )
}
