/** 资金流向: source → banner → project type → project as a picture, the same as a table, and the payments of each ribbon. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { api } from '../../web/api.ts'
import type { Json } from '../../web/api.ts'
import type { SankeyNode } from '../../web/chart/Sankey.tsx'
import { search } from '../../web/kit/address.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { Empty } from '../../web/kit/Empty.tsx'
import { FilterBar } from '../../web/kit/FilterBar.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { amountText } from '../../web/kit/money.ts'
import { yuan, withUnit } from '../../web/kit/number.ts'
import { Page } from '../../web/kit/Page.tsx'
import { usePhone } from '../../web/kit/phone.ts'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { SOURCES } from '../fund/fund.terms.ts'
import type { flows } from './flow.queries.ts'
import type { FlowRow } from './flow.reply.ts'
import { ribbons } from './flow.rules.ts'
import type { Ribbon } from './flow.rules.ts'
import { CATEGORIES } from './project.terms.ts'
import { RECEIVERS } from '../area/area.terms.ts'
import './project.css'

const Sankey = lazy(() => import('../../web/chart/Sankey.tsx'))

type Flows = Json<Awaited<ReturnType<typeof flows>>>

const FILTERS: readonly Filter[] = [
  {
    key: 'area',
    title: { zh: '受援地', en: 'Receiver' },
    ...RECEIVERS,
  },
  { key: 'year', title: { zh: '拨付年度', en: 'Year of payment' }, kind: 'year' },
]
const ENDS = ['source', 'banner', 'category', 'project'] as const
const ROW_HEIGHT = 22
const LEAST = 360

export default function FlowPage() {
  const { t } = useWords()
  const { values } = useFilters()
  const path = `/api/fund-flow${search({ area: values.area, year: values.year })}`
  const { data, error, refetch } = useQuery({ queryKey: [path], queryFn: () => api<Flows>(path) })
  return (
    <Page
      title={t('资金流向', 'How the money flows')}
      lead={t(
        '北京市、区两级财政资金拨付的去向：来源、旗县、项目类别；选一个旗县看到项目。与“北京市区两级财政投入”同口径。',
        'Where the municipal and district money went: source, banner, project type; for one banner down to its projects. The same rows as the figure “invested”.',
      )}
    >
      <FilterBar filters={FILTERS} />
      {error ? <ProblemView error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data && !data.rows.length ? (
        <Empty title={t('该范围和年度没有拨付。', 'Nothing was paid here in that year.')} />
      ) : null}
      {data?.rows.length ? <Picture data={data} /> : null}
    </Page>
  )
}

function Picture({ data }: { data: Flows }) {
  const { t, lang } = useWords()
  const { values, set } = useFilters()
  const phone = usePhone()
  const names = useNames(data)
  const list = useMemo(() => {
    const leaves = data.rows.map(r => ({ ...r, fen: BigInt(r.fen) }))
    return [
      ...ribbons(leaves, 'source'),
      ...ribbons(leaves, 'banner'),
      ...(data.byProject ? ribbons(leaves, 'project') : []),
    ]
  }, [data])
  // Nothing flows backwards: a ribbon whose reversals outweigh its payments stands in the table only.
  const shown = useMemo(() => list.filter(r => r.fen > 0n), [list])
  const nodes = useMemo(
    () => [...new Set(shown.flatMap(r => [r.from, r.to]))].map(name => nodeOf(name, names)),
    [shown, names],
  )
  const links = useMemo(
    () =>
      shown.map(r => ({
        source: r.from,
        target: r.to,
        value: Number(r.fen) / 100,
        words: `${amountText(r.fen.toString())} ${t('元', 'yuan')}`,
      })),
    [shown, t],
  )
  const open = useCallback(
    (from: string, to: string) => {
      const ribbon = list.find(r => r.from === from && r.to === to)
      if (ribbon) set(endsOf(ribbon))
    },
    [list, set],
  )
  const total = withUnit(yuan(data.totalFen), t('元', 'yuan'), lang)
  const deepest = Math.max(...[0, 1, 2, 3].map(d => nodes.filter(n => n.depth === d).length))
  const chosen = ENDS.some(k => values[k])
  return (
    <>
      <Card title={t(`拨付 ${total}`, `${total} paid`)}>
        {phone ? null : (
          <Suspense fallback={<Waiting />}>
            <Sankey
              nodes={nodes}
              links={links}
              label={t(
                `资金流向图，共 ${total}，各流向见下表。`,
                `How ${total} flowed; each ribbon stands in the table below.`,
              )}
              height={Math.max(LEAST, deepest * ROW_HEIGHT)}
              onSelect={open}
            />
          </Suspense>
        )}
        <details open={phone}>
          <summary>{t(`以表格查看（${list.length} 条流向）`, `As a table (${list.length} ribbons)`)}</summary>
          <RibbonTable list={list} names={names} />
        </details>
      </Card>
      <Card
        title={chosen ? t('所选流向的拨付', 'Payments of the chosen ribbon') : t('全部拨付', 'All payments')}
        extra={
          chosen ? (
            <Button size="small" onClick={() => set(Object.fromEntries(ENDS.map(k => [k, undefined])))}>
              {t('显示全部', 'Show all')}
            </Button>
          ) : null
        }
      >
        <Rows />
      </Card>
    </>
  )
}

const endsOf = (r: Ribbon): Record<string, string | undefined> =>
  Object.fromEntries(ENDS.map(k => [k, r.ends[k]]))

/** What a node is called: `banner/152527` → 太仆寺旗. */
function useNames(data: Flows): (node: string) => string {
  const { t } = useWords()
  return useMemo(() => {
    const banners = new Map(data.rows.map(r => [r.county, r.countyName]))
    const projects = new Map(data.rows.map(r => [r.projectId, r.projectName]))
    return node => {
      const [kind, code = ''] = node.split('/')
      if (kind === 'source') return t(SOURCES[code as keyof typeof SOURCES])
      if (kind === 'banner') return banners.get(code) ?? code
      if (kind === 'project') return projects.get(code) ?? code
      return code === 'none'
        ? t('未对应项目', 'Without a project')
        : t(CATEGORIES[code as keyof typeof CATEGORIES])
    }
  }, [data, t])
}

const DEPTHS = { source: 0, banner: 1, category: 2, project: 3 } as const

function nodeOf(name: string, names: (node: string) => string): SankeyNode {
  const kind = name.split('/')[0] as keyof typeof DEPTHS
  const end = kind === 'source' ? 'giver' : kind === 'banner' ? 'receiver' : 'plain'
  return { name, label: names(name), depth: DEPTHS[kind], end }
}

/** Each ribbon as a row, by keyboard and for those who do not see the picture; its sum opens its payments. */
function RibbonTable({ list, names }: { list: readonly Ribbon[]; names: (node: string) => string }) {
  const { t } = useWords()
  const { values } = useFilters()
  return (
    <div className="scroll-x">
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{t('从', 'From')}</th>
            <th scope="col">{t('到', 'To')}</th>
            <th scope="col" className="n">
              {t('金额（元）', 'Yuan')}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.map(r => (
            <tr key={`${r.from} ${r.to}`}>
              <td>{names(r.from)}</td>
              <td>{names(r.to)}</td>
              <td className="n">
                <To to={`/funds/flow${search({ area: values.area, year: values.year, ...endsOf(r) })}`}>
                  <Money fen={r.fen.toString()} />
                </To>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Rows() {
  const { t } = useWords()
  const { values } = useFilters()
  const asked = Object.fromEntries(['area', 'year', ...ENDS].map(k => [k, values[k]]))
  return (
    <Ledger<Json<FlowRow>>
      name="flow rows"
      path={`/api/fund-flow/rows${search(asked)}`}
      rowKey={r => `${r.county}/${r.id}`}
      empty={{ zh: '没有拨付。', en: 'No payment.' }}
      columns={[
        {
          key: 'on',
          title: { zh: '拨付日期', en: 'Paid on' },
          nowrap: true,
          show: r => (
            <To to={`/records/payment/${r.county}/${r.id}`}>
              <Day on={r.onDate} />
            </To>
          ),
        },
        { key: 'source', title: { zh: '来源', en: 'Source' }, show: r => t(SOURCES[r.source]) },
        {
          key: 'banner',
          title: { zh: '旗县', en: 'Banner' },
          show: r => <EndTag side="receiver">{r.countyName}</EndTag>,
        },
        {
          key: 'category',
          title: { zh: '项目类别', en: 'Type' },
          show: r => (r.category ? t(CATEGORIES[r.category]) : t('未对应项目', 'Without a project')),
        },
        {
          key: 'project',
          title: { zh: '项目', en: 'Project' },
          show: r =>
            r.projectId ? <To to={`/projects/${r.county}/${r.projectId}`}>{r.projectName}</To> : '—',
        },
        { key: 'voucher', title: { zh: '凭证号', en: 'Voucher' }, show: r => r.voucher },
        {
          key: 'amountFen',
          title: { zh: '金额（元）', en: 'Yuan' },
          number: true,
          show: r => <Money fen={r.amountFen} />,
        },
      ]}
      sum={(_, value) => <Money fen={String(value)} />}
    />
  )
}
