/** 资金分录: out of one account and into another, with the record that moved it. */
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { Day } from '../../web/kit/Day.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { BOOKED, STAGES } from './book.terms.ts'
import type { BookedRecord, BookStage } from './book.terms.ts'
import { sourceColumn, sourceFilter, sumOf, yearColumn, yearFilter } from './fundRow.screen.tsx'
import type { Source } from './fund.terms.ts'

interface Row {
  readonly county: string
  readonly id: string
  readonly areaName: string | null
  readonly source: Source
  readonly year: number
  readonly fromStage: BookStage
  readonly toStage: BookStage
  readonly amountFen: string
  readonly onDate: string
  readonly recordType: BookedRecord
  readonly recordId: string
  readonly reversesId: string | null
}

function RecordLink({ row }: { row: Row }) {
  const { t } = useWords()
  return (
    <>
      <To to={`/records/${row.recordType}/${row.county}/${row.recordId}`}>{t(BOOKED[row.recordType])}</To>{' '}
      {row.reversesId ? <Tag tone="bad">{t('冲回', 'Reversal')}</Tag> : null}
    </>
  )
}

const Stage = ({ of }: { of: BookStage }) => <>{useWords().t(STAGES[of])}</>

const COLUMNS: readonly Column<Row>[] = [
  { key: 'on', title: { zh: '日期', en: 'Date' }, nowrap: true, show: r => <Day on={r.onDate} /> },
  {
    key: 'record',
    title: { zh: '依据的记录', en: 'Record' },
    nowrap: true,
    show: r => <RecordLink row={r} />,
  },
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
  { key: 'from', title: { zh: '转出', en: 'Out of' }, show: r => <Stage of={r.fromStage} /> },
  { key: 'to', title: { zh: '转入', en: 'Into' }, show: r => <Stage of={r.toStage} /> },
  {
    key: 'amountFen',
    title: { zh: '金额（元）', en: 'Amount (yuan)' },
    number: true,
    show: r => <Money fen={r.amountFen} />,
  },
]

const FILTERS: readonly Filter[] = [
  yearFilter,
  sourceFilter,
  { key: 'stage', title: { zh: '账户', en: 'Account' }, options: choices(STAGES), width: 150 },
  { key: 'type', title: { zh: '记录种类', en: 'Kind of record' }, options: choices(BOOKED), width: 130 },
  {
    key: 'area',
    title: { zh: '账簿所属', en: 'Whose books' },
    kind: 'area',
    levels: ['province', 'prefecture', 'county'],
  },
]

export default function EntryPage() {
  const { t } = useWords()
  const { values } = useFilters()
  return (
    <Page
      title={t('资金分录', 'Entries')}
      crumbs={[{ to: '/funds/books', label: t('资金账簿', 'The books') }]}
      lead={
        values.stage
          ? t(
              '一个账户的分录：转入为正，转出为负，合计即余额。',
              'Entries of one account: positive what came in, negative what left; their sum is the balance.',
            )
          : t(
              '分录不修改、不删除，更正以冲回分录进行。',
              'Entries are never changed or deleted; a correction is an entry that reverses.',
            )
      }
    >
      <Ledger<Row>
        path={values.of ? `/api/books/entries?of=${values.of}` : '/api/books/entries'}
        name="/api/books/entries"
        {...(values.of ? {} : { export: '/api/exports/entries' })}
        rowKey={r => `${r.county}/${r.id}`}
        filters={FILTERS}
        empty={{ zh: '还没有分录。', en: 'There is no entry yet.' }}
        columns={COLUMNS}
        sum={sumOf}
      />
    </Page>
  )
}
