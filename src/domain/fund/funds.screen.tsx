/** 协作资金总表: by year and source what is appropriated, allocated, paid and confirmed; for one place, its own. */
import type { ReactNode } from 'react'
import { useFilters } from '../../web/kit/filters.ts'
import { search } from '../../web/kit/address.ts'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { SourceName, receiverFilter, sumOf, yearFilter } from './fundRow.screen.tsx'
import type { Source } from './fund.terms.ts'

interface Line {
  readonly source: Source
  readonly year: number
  readonly appropriatedFen: string
  readonly allocatedFen: string
  readonly paidFen: string
  readonly confirmedFen: string
  readonly disputedFen: string
  readonly claimedFen: string
  readonly leftFen: string
}

/** An amount that opens the ledger it is the sum of. */
function Opens({
  fen,
  ledger,
  row,
  area,
  state,
}: {
  fen: string
  ledger: string
  row: Line
  area: string | undefined
  state?: string
}): ReactNode {
  if (fen === '0') return <Money fen={fen} />
  return (
    <To to={`/funds/${ledger}${search({ year: row.year, source: row.source, area, state })}`}>
      <Money fen={fen} />
    </To>
  )
}

function columnsOf(area: string | undefined): readonly Column<Line>[] {
  const money = (
    key: string,
    zh: string,
    en: string,
    fen: (r: Line) => string,
    ledger: string,
    state?: string,
  ): Column<Line> => ({
    key,
    title: { zh: `${zh}（元）`, en: `${en} (yuan)` },
    number: true,
    show: r => <Opens fen={fen(r)} ledger={ledger} row={r} area={area} {...(state ? { state } : {})} />,
  })
  return [
    { key: 'year', title: { zh: '年度', en: 'Year' }, show: r => r.year },
    { key: 'source', title: { zh: '资金来源', en: 'Source' }, show: r => <SourceName source={r.source} /> },
    // What a giver appropriated belongs to no banner before it is allocated.
    ...(area
      ? []
      : [money('appropriatedFen', '下达', 'Appropriated', r => r.appropriatedFen, 'appropriations')]),
    money('allocatedFen', '分配', 'Allocated', r => r.allocatedFen, 'allocations'),
    money('paidFen', '已拨付', 'Paid', r => r.paidFen, 'payments'),
    money('confirmedFen', '对方已确认', 'Confirmed', r => r.confirmedFen, 'payments', 'confirmed'),
    money('claimedFen', '填报数', 'Claimed', r => r.claimedFen, 'payments', 'claimed'),
    money('disputedFen', '有差异', 'Disputed', r => r.disputedFen, 'payments', 'disputed'),
    {
      key: 'leftFen',
      title: { zh: '待拨付（元）', en: 'Left to pay (yuan)' },
      number: true,
      show: r => <Money fen={r.leftFen} />,
    },
  ]
}

export default function FundsPage() {
  const { t } = useWords()
  const { values } = useFilters()
  return (
    <Page
      title={t('协作资金总表', 'Funds')}
      lead={t(
        '按年度和来源看资金从下达、分配、拨付到确认的全过程；选受援地看一个旗县。点数字进入台账。',
        'By year and source, from appropriation to confirmation; choose a receiver for one banner. Each number opens its ledger.',
      )}
    >
      <Ledger<Line>
        name={values.area ? 'funds of a place' : 'funds'}
        path="/api/funds/summary"
        rowKey={r => `${r.year}/${r.source}`}
        filters={[yearFilter, receiverFilter]}
        empty={{
          zh: '还没有资金记录。先登记下达，再分配、拨付。',
          en: 'No money is on record yet. It begins with an appropriation.',
        }}
        columns={columnsOf(values.area)}
        sum={sumOf}
      />
    </Page>
  )
}
