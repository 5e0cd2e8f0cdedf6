/**
 * The one table of all ledgers: a page by keyset and more on request, filters in the address bar, columns one can
 * choose, sums that say what they sum, the same rows as a spreadsheet, and cards on a phone.
 */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button, Table } from 'antd'
import type { TableColumnType } from 'antd'
import type { ReactNode } from 'react'
import type { Word } from '../../kernel/words.ts'
import { api } from '../api.ts'
import { useWords } from '../lang.tsx'
import { filtersIn, withQuery } from './address.ts'
import { ColumnChooser, useColumns } from './ColumnChooser.tsx'
import { Empty } from './Empty.tsx'
import { ExportButton } from './ExportButton.tsx'
import { FilterBar } from './FilterBar.tsx'
import type { Filter } from './FilterBar.tsx'
import { useFilters } from './filters.ts'
import { LedgerCards } from './LedgerCards.tsx'
import { exactly } from './number.ts'
import { usePhone } from './phone.ts'
import { ProblemView } from './ProblemView.tsx'
import { tooWide } from './tooWide.ts'
import { Waiting } from './Waiting.tsx'

export interface Column<R> {
  readonly key: string
  readonly title: Word
  /** Set to the right in tabular numerals. */
  readonly number?: boolean
  /** Not shown until the reader chooses it. */
  readonly optional?: boolean
  /** Pixels; most columns find their own width. */
  readonly width?: number
  /** Long words may break; by default a cell of a number or a date stays on one line. */
  readonly nowrap?: boolean
  show(row: R): ReactNode
}

/** What every list route answers. `sums` by column key, over all rows that fit the filters, not only those shown. */
export interface LedgerPage<R> {
  readonly rows: readonly R[]
  readonly next: string | null
  readonly total?: number
  readonly sums?: Readonly<Record<string, number | string>>
}

interface Teaching {
  readonly title: Word
  readonly template?: string
  readonly example?: Word
  readonly action?: ReactNode
}

export interface Ticks<R> {
  readonly rows: readonly R[]
  /** Whether this row can be ticked, and what its box is called. */
  may(row: R): boolean
  name(row: R): string
  set(rows: readonly R[]): void
}

interface Props<R> {
  /** The list route; it may hold fixed parts of the question. */
  readonly path: string
  readonly columns: readonly Column<R>[]
  readonly filters?: readonly Filter[]
  /** What belongs here, said when nothing is here. */
  readonly empty: Word | Teaching
  /** The route that answers the same rows as XLSX; the filters in force are added. */
  readonly export?: string
  /** Buttons of one row. */
  readonly actions?: (row: R) => ReactNode
  /** Controls beside the filters, such as 新增. */
  readonly bar?: ReactNode
  /** How a sum reads; the column's key and what the server gave. */
  readonly sum?: (key: string, value: number | string) => ReactNode
  /** What opens under a row. */
  readonly detail?: (row: R) => ReactNode
  /** Said over the rows, from what the list route answered beside them. */
  readonly note?: (first: LedgerPage<R>) => ReactNode
  /** Rows that can be ticked, to act on several at once; `set` gives the ticked rows that are shown. */
  readonly ticks?: Ticks<R>
  /** Under which the chosen columns are remembered; the path otherwise. */
  readonly name?: string
  rowKey(row: R): string
}

const teaching = (empty: Word | Teaching): Teaching => ('title' in empty ? empty : { title: empty })

export function Ledger<R extends object>(props: Props<R>) {
  const { path, columns, filters = [], rowKey } = props
  const { t } = useWords()
  const { values } = useFilters()
  const asked = filtersIn(
    values,
    filters.map(f => f.key),
  )
  const phone = usePhone()
  const { shown, keys, choose } = useColumns(props.name ?? path.split('?')[0]!, columns)
  const query = useInfiniteQuery({
    queryKey: [path, asked],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api<LedgerPage<R>>(withQuery(path, { ...asked, ...(pageParam ? { cursor: pageParam } : {}) }), {
        signal,
      }),
    getNextPageParam: last => last.next,
  })
  const rows = query.data?.pages.flatMap(p => p.rows) ?? []
  const first = query.data?.pages[0]
  const filtered = Object.keys(asked).length > 0
  const none = teaching(props.empty)
  return (
    <section className="ledger" aria-busy={query.isFetching}>
      <div className="ledger-bar no-print">
        <FilterBar filters={filters} />
        <div className="ledger-tools">
          {props.bar}
          {props.export ? <ExportButton path={withQuery(props.export, asked)} /> : null}
          {phone ? null : <ColumnChooser columns={columns} keys={keys} choose={choose} />}
        </div>
      </div>
      {query.error ? <ProblemView error={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <Waiting kind="rows" /> : null}
      {first && props.note ? props.note(first) : null}
      {query.data && rows.length === 0 && !query.error ? (
        filtered ? (
          <Empty
            title={t(
              '没有符合筛选条件的记录。可清除或放宽筛选。',
              'No record fits the filters. Clear or widen them.',
            )}
          />
        ) : (
          <Empty
            title={t(none.title)}
            template={none.template}
            example={none.example ? t(none.example) : undefined}
            action={none.action}
          />
        )
      ) : null}
      {rows.length ? (
        <div ref={tooWide} className={query.isPlaceholderData ? 'ledger-body stale' : 'ledger-body'}>
          {phone ? (
            <LedgerCards
              columns={shown}
              rows={rows}
              rowKey={rowKey}
              {...(props.actions ? { actions: props.actions } : {})}
              {...(props.detail ? { detail: props.detail } : {})}
              {...(props.ticks ? { ticks: props.ticks } : {})}
            />
          ) : (
            <Sheet {...props} columns={shown} rows={rows} first={first} />
          )}
          <footer className="ledger-foot small">
            <span className="soft">{countWords(rows.length, first?.total, query.hasNextPage, t)}</span>
            {query.hasNextPage ? (
              <Button
                size="small"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('继续显示', 'Show more')}
              </Button>
            ) : null}
          </footer>
        </div>
      ) : null}
    </section>
  )
}

function countWords(
  shown: number,
  total: number | undefined,
  more: boolean,
  t: (zh: string, en: string) => string,
): string {
  if (!more) return t(`共 ${exactly(shown)} 条`, `${exactly(shown)} rows`)
  if (total === undefined)
    return t(`已显示 ${exactly(shown)} 条，还有更多`, `${exactly(shown)} rows shown, more follow`)
  return t(
    `已显示 ${exactly(shown)} 条，共 ${exactly(total)} 条`,
    `${exactly(shown)} of ${exactly(total)} rows shown`,
  )
}

interface SheetProps<R> extends Props<R> {
  readonly rows: readonly R[]
  readonly first: LedgerPage<R> | undefined
}

function Sheet<R extends object>(props: SheetProps<R>) {
  const { columns, rows, rowKey, actions, detail, first, sum, ticks } = props
  const { t } = useWords()
  const list: TableColumnType<R>[] = columns.map(c => ({
    key: c.key,
    title: t(c.title),
    render: (_, row) => c.show(row),
    ...(c.number ? { align: 'right' as const } : {}),
    ...(c.width ? { width: c.width } : {}),
    ...((c.nowrap ?? c.number) ? { className: 'nowrap' } : c.nowrap === false ? { className: 'breaks' } : {}),
  }))
  if (actions)
    list.push({
      key: 'row-actions',
      title: t('办理', 'Actions'),
      className: 'row-actions no-print',
      render: (_, row) => actions(row),
    })
  return (
    <Table<R>
      size="middle"
      pagination={false}
      columns={list}
      dataSource={rows as R[]}
      rowKey={rowKey}
      {...(ticks
        ? {
            rowSelection: {
              selectedRowKeys: ticks.rows.map(rowKey),
              onChange: (_: unknown, chosen: R[]) => ticks.set(chosen),
              getCheckboxProps: (row: R) => ({ disabled: !ticks.may(row), 'aria-label': ticks.name(row) }),
              getTitleCheckboxProps: () => ({ 'aria-label': t('全选本页', 'Choose all shown') }),
            },
          }
        : {})}
      {...(detail
        ? {
            expandable: {
              expandedRowRender: detail,
              columnTitle: <span className="sr">{t('展开', 'Open')}</span>,
            },
          }
        : {})}
      {...(first?.sums
        ? {
            summary: () => (
              <Sums
                columns={columns}
                page={first}
                {...(sum ? { sum } : {})}
                lead={(detail ? 1 : 0) + (ticks ? 1 : 0)}
                tail={Boolean(actions)}
              />
            ),
          }
        : {})}
    />
  )
}

interface SumsProps<R> {
  readonly columns: readonly Column<R>[]
  readonly page: LedgerPage<R>
  readonly sum?: (key: string, value: number | string) => ReactNode
  /** Columns before the first: what opens, and what is ticked. */
  readonly lead: number
  readonly tail: boolean
}

/** The last line: what it sums stands in it. */
function Sums<R>({ columns, page, sum, lead, tail }: SumsProps<R>) {
  const { t } = useWords()
  const of = (key: string): ReactNode => {
    const value = page.sums?.[key]
    if (value === undefined) return null
    return sum ? sum(key, value) : typeof value === 'number' ? exactly(value) : value
  }
  const words =
    page.total === undefined
      ? t('合计：符合条件的全部记录', 'Sum of all rows that fit')
      : t(`合计：符合条件的全部 ${exactly(page.total)} 条`, `Sum of all ${exactly(page.total)} rows that fit`)
  return (
    <Table.Summary.Row className="sums">
      {lead ? <Table.Summary.Cell index={0} colSpan={lead} /> : null}
      {columns.map((c, i) => (
        <Table.Summary.Cell key={c.key} index={i + lead} {...(c.number ? { align: 'right' } : {})}>
          {i === 0 ? words : of(c.key)}
        </Table.Summary.Cell>
      ))}
      {tail ? <Table.Summary.Cell index={columns.length + lead} /> : null}
    </Table.Summary.Row>
  )
}
