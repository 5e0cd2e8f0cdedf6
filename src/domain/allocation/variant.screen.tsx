/** 备选方案: other ways to carry out a project, entered by the banner; what the workbench chooses among. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { exactly } from '../../web/kit/number.ts'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { SOURCES } from '../fund/fund.terms.ts'
import { useLibrary } from './libraryChoice.part.tsx'
import { Wan } from './scenario.part.tsx'
import { isHalf, isSaid, TailsInput } from './tails.part.tsx'
import type { Tail } from './tails.part.tsx'
import './scenario.css'

interface Row {
  readonly county: string
  readonly id: string
  readonly bannerName: string | null
  readonly projectId: string
  readonly projectName: string
  readonly title: string
  readonly costFen: string
  readonly households: number
  readonly gainFen: string | null
  readonly onPoor: boolean
  readonly tails: readonly { readonly year: number; readonly fen: string }[]
  readonly requiredNames: readonly string[]
  readonly note: string | null
}

const OnPoor = ({ row }: { row: Row }) => {
  const { t } = useWords()
  return row.onPoor ? <Tag tone="good">{t('紧密', 'closely')}</Tag> : <span className="soft">—</span>
}

const Gain = ({ row }: { row: Row }) => {
  const { t } = useWords()
  return row.gainFen === null ? <Tag tone="warn">{t('未填', 'not stated')}</Tag> : <Wan fen={row.gainFen} />
}

const TailList = ({ row }: { row: Row }) =>
  row.tails.length ? (
    <>
      {row.tails.map(({ year, fen }) => (
        <div key={year}>
          {year} <Wan fen={fen} />
        </div>
      ))}
    </>
  ) : (
    <span className="soft">—</span>
  )

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'project',
    title: { zh: '项目', en: 'Project' },
    show: r => <To to={`/projects/${r.county}/${r.projectId}`}>{r.projectName}</To>,
  },
  { key: 'title', title: { zh: '备选方案', en: 'Variant' }, show: r => r.title },
  { key: 'banner', title: { zh: '旗县', en: 'Banner' }, show: r => r.bannerName },
  {
    key: 'costFen',
    title: { zh: '所需资金（万元）', en: 'Cost (10,000)' },
    number: true,
    show: r => <Wan fen={r.costFen} />,
  },
  {
    key: 'households',
    title: { zh: '带动建档立卡户', en: 'Registered households' },
    number: true,
    show: r => exactly(r.households),
  },
  {
    key: 'gainFen',
    title: { zh: '年带动增收（万元）', en: 'Yearly gain (10,000)' },
    number: true,
    show: r => <Gain row={r} />,
  },
  { key: 'onPoor', title: { zh: '利益联结', en: 'Tied' }, show: r => <OnPoor row={r} /> },
  {
    key: 'tails',
    title: { zh: '后续年度（万元）', en: 'Later years (10,000)' },
    show: r => <TailList row={r} />,
  },
  {
    key: 'requires',
    title: { zh: '前置项目', en: 'Comes after' },
    show: r => r.requiredNames.join('、') || <span className="soft">—</span>,
  },
  { key: 'note', title: { zh: '说明', en: 'Note' }, optional: true, show: r => r.note },
]

export default function VariantsPage() {
  const { t } = useWords()
  const { may } = useMe()
  return (
    <Page
      title={t('项目备选方案', 'Variants of projects')}
      lead={t(
        '同一项目可以有几种做法（全部建成、先建一期……），分配测算至多选一种；没有登记的按项目库申报内容测算。',
        'A project may be carried out in several ways; the workbench takes one at most. Without any it stands as its entry does.',
      )}
    >
      <Ledger<Row>
        path="/api/variants"
        rowKey={r => `${r.county}/${r.id}`}
        columns={COLUMNS}
        empty={{
          zh: '还没有备选方案。',
          en: 'No variant yet.',
        }}
        {...(may('project.manage') ? { bar: <Add />, actions: (r: Row) => <Withdraw row={r} /> } : {})}
      />
    </Page>
  )
}

function Withdraw({ row }: { row: Row }) {
  return (
    <Confirm
      label={{ zh: '撤回', en: 'Withdraw' }}
      title={{ zh: '撤回这个备选方案？', en: 'Withdraw this variant?' }}
      reason="required"
      reasonMin={2}
      danger
      button={{ size: 'small' }}
      order={reason => ({ to: `/api/variants/${row.county}/${row.id}/withdraw`, body: { reason } })}
      done={{ zh: '已撤回', en: 'Withdrawn' }}
    />
  )
}

function Add() {
  const { me } = useMe()
  const county = me?.acting.areaCode.slice(0, 6) ?? ''
  const projects = useLibrary()
  const { municipal, district, social_money, central, region } = SOURCES
  const fields: readonly Field[] = [
    {
      kind: 'choice',
      key: 'projectId',
      title: { zh: '项目', en: 'Project' },
      required: true,
      options: projects.map(p => ({ value: p.id, words: { zh: p.name, en: p.name } })),
      help: { zh: '只列在库的项目。', en: 'Projects of the library only.' },
    },
    {
      kind: 'text',
      key: 'title',
      title: { zh: '方案名称', en: 'Name' },
      required: true,
      max: 80,
      example: '先建一期',
    },
    { kind: 'money', key: 'costFen', unit: 'wan', title: { zh: '所需资金', en: 'Cost' }, required: true },
    {
      kind: 'choices',
      key: 'sources',
      title: { zh: '可用的资金来源', en: 'Sources that may pay' },
      required: true,
      options: choices({ municipal, district, social_money, central, region }),
    },
    {
      kind: 'number',
      key: 'households',
      title: { zh: '带动建档立卡户', en: 'Registered households reached' },
      required: true,
      min: 0,
      half: true,
    },
    {
      kind: 'money',
      key: 'gainFen',
      unit: 'wan',
      title: { zh: '年带动增收合计', en: 'What they receive in a year' },
      help: { zh: '不清楚的留空，不要填零。', en: 'Leave empty where it is not known.' },
    },
    {
      kind: 'flag',
      key: 'onPoor',
      title: { zh: '与建档立卡户有紧密利益联结', en: 'Closely tied to registered poor' },
    },
    {
      kind: 'choices',
      key: 'requires',
      title: { zh: '前置项目', en: 'Projects that come first' },
      options: projects.map(p => ({ value: p.id, words: { zh: p.name, en: p.name } })),
      help: {
        zh: '不同时安排这些项目，本方案不入选；如先修路再建车间。',
        en: 'Without these it is not chosen: a road before the workshop.',
      },
    },
    {
      kind: 'own',
      key: 'tails',
      title: { zh: '后续年度资金', en: 'Money of later years' },
      help: {
        zh: '跨年项目在以后年度还需要的资金，不含本年。',
        en: 'What it still needs in later years, apart from this one.',
      },
      check: value =>
        (value as readonly Tail[]).some(isHalf)
          ? { zh: '请填写每个年度和金额。', en: 'Give each year its sum.' }
          : null,
      input: TailsInput,
    },
    { kind: 'text', key: 'note', title: { zh: '说明', en: 'Note' }, max: 300, lines: 2 },
  ]
  return (
    <CommandButton
      label={{ zh: '登记备选方案', en: 'Enter a variant' }}
      button={{ type: 'primary' }}
      fields={fields}
      initial={{ sources: ['municipal', 'district'], onPoor: false }}
      to={body => ({
        to: '/api/variants',
        body: {
          onPoor: false,
          ...body,
          tails: ((body.tails ?? []) as readonly Tail[]).filter(isSaid),
          county,
        },
      })}
      submit={{ zh: '登记', en: 'Enter' }}
      done={{ zh: '已登记', en: 'Entered' }}
    />
  )
}
