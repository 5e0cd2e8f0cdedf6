/** 资金账簿: what each owner's books hold by source and year, stage by stage; each balance opens the entries it is made of. */
import { EndTag } from '../../web/kit/EndTag.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { search } from '../../web/kit/address.ts'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { STAGES } from './book.terms.ts'
import { BOOK_COLUMNS } from './book.words.ts'
import type { BookStage } from './book.terms.ts'
import { sourceColumn, sourceFilter, sumOf, yearColumn, yearFilter } from './fundRow.screen.tsx'
import type { Source } from './fund.terms.ts'

type Row = Readonly<Record<BookStage, string>> & {
  readonly county: string
  readonly areaName: string | null
  readonly source: Source
  readonly year: number
}

/** What came in stands first and positive; the stages after it say where it stands now and come to the same sum. */
const SHOWN: readonly BookStage[] = [
  'origin',
  'appropriated',
  'handed',
  'allocated',
  'earmarked',
  'committed',
  'paid',
  'spent',
  'settled',
]

const shownOf = (stage: BookStage, fen: string): string =>
  stage === 'origin' && fen !== '0' ? (-BigInt(fen)).toString() : fen

/** The stage money comes from is the column of what came in. */
const wordOf = (stage: BookStage) => (stage === 'origin' ? BOOK_COLUMNS.came : STAGES[stage])

const RARE: readonly BookStage[] = ['appropriated', 'handed']

const columns: readonly Column<Row>[] = [
  {
    key: 'owner',
    title: { zh: '账簿所属', en: 'Whose books' },
    nowrap: true,
    show: r => (
      <EndTag side={r.county.startsWith('11') ? 'giver' : 'receiver'}>{r.areaName ?? r.county}</EndTag>
    ),
  },
  yearColumn as unknown as Column<Row>,
  sourceColumn as unknown as Column<Row>,
  ...SHOWN.map(
    (stage): Column<Row> => ({
      key: stage,
      title: { zh: `${wordOf(stage).zh}（元）`, en: `${wordOf(stage).en} (yuan)` },
      number: true,
      // Nine sums side by side: their headings may break, a sum cannot.
      nowrap: false,
      optional: RARE.includes(stage),
      show: r => <Balance row={r} stage={stage} />,
    }),
  ),
]

function Balance({ row, stage }: { row: Row; stage: BookStage }) {
  const fen = shownOf(stage, row[stage])
  if (fen === '0') return <Money fen={fen} />
  const { county: area, year, source } = row
  return (
    <To to={`/funds/entries${search({ area, year, source, stage })}`}>
      <Money fen={fen} />
    </To>
  )
}

const ownerFilter = {
  key: 'area',
  title: { zh: '账簿所属', en: 'Whose books' },
  kind: 'area',
  levels: ['province', 'prefecture', 'county'],
} as const

export default function BookPage() {
  const { t } = useWords()
  return (
    <Page
      title={t('资金账簿', 'The books')}
      lead={t(
        '复式记账：每一元在一个账簿里只处于一个阶段，来源等于各阶段余额之和；可用额度就是这里的余额。点余额看分录，点分录看记录。',
        'Double entry: each yuan stands in one stage, and what came in is the sum of all stages. What is available is the balance here. A balance opens its entries, an entry its record.',
      )}
      actions={<To to="/funds/entries">{t('全部分录', 'All entries')}</To>}
    >
      <Ledger<Row>
        path="/api/books"
        export="/api/exports/books"
        rowKey={r => `${r.county}/${r.year}/${r.source}`}
        filters={[yearFilter, sourceFilter, ownerFilter]}
        empty={{
          zh: '账簿还没有分录。登记资金下达后自动记账。',
          en: 'There is no entry yet. Appropriations are entered by themselves.',
        }}
        columns={columns}
        sum={(key, value) =>
          key in STAGES ? <Money fen={shownOf(key as BookStage, String(value))} /> : sumOf(key, value)
        }
      />
    </Page>
  )
}
