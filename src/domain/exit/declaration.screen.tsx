/** 退出公告台账: every declaration that stands; the last one of an area can be withdrawn. */
import { Confirm } from '../../web/kit/Confirm.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { Declaration } from './exit.reply.ts'
import { DECLARATIONS, OBJECTS } from './exit.terms.ts'
import { percent } from './village.screen.tsx'
import { REGION } from '../area/area.terms.ts'

const COLUMNS: readonly Column<Declaration>[] = [
  {
    key: 'area',
    title: { zh: '对象', en: 'Of' },
    show: r => <To to={`/records/exit/${r.county}/${r.id}`}>{r.areaName ?? r.areaCode}</To>,
  },
  { key: 'object', title: { zh: '类别', en: 'What' }, nowrap: true, show: r => <ObjectName row={r} /> },
  { key: 'county', title: { zh: '旗县', en: 'Banner' }, nowrap: true, show: r => r.countyName },
  { key: 'kind', title: { zh: '公告', en: 'Declared' }, nowrap: true, show: r => <KindTag row={r} /> },
  { key: 'round', title: { zh: '退出年度', en: 'Round' }, show: r => r.round },
  {
    key: 'on',
    title: { zh: '公告日期', en: 'On' },
    nowrap: true,
    show: r => <Day on={r.onDate} precision={r.onPrecision} />,
  },
  {
    key: 'incidence',
    title: { zh: '贫困发生率', en: 'Incidence' },
    number: true,
    show: r => percent(r.incidence === null ? null : Number(r.incidence)),
  },
  { key: 'document', title: { zh: '文号', en: 'Document' }, show: r => <Cited row={r} /> },
]

const ObjectName = ({ row }: { row: Declaration }) => <>{useWords().t(OBJECTS[row.object])}</>

function KindTag({ row }: { row: Declaration }) {
  const { t } = useWords()
  return <Tag tone={row.kind === 'exited' ? 'good' : 'bad'}>{t(DECLARATIONS[row.kind])}</Tag>
}

function Cited({ row }: { row: Declaration }) {
  const { t } = useWords()
  if (!row.documentId) return <span className="warn">{t('仅填报，无文件', 'declared only')}</span>
  const name = row.documentNumber ?? row.documentTitle ?? '—'
  return row.documentOpen ? (
    <To to={`/documents/${row.documentCounty}/${row.documentId}`}>{name}</To>
  ) : (
    <>{name}</>
  )
}

/** Of one place, or of all in the reader's scope. */
export function DeclarationLedger({ area }: { area?: string }) {
  const { may } = useMe()
  return (
    <Ledger<Declaration>
      name="/api/exits"
      path={area ? `/api/exits?area=${area}` : '/api/exits'}
      rowKey={r => `${r.county}/${r.id}`}
      filters={[
        ...(area
          ? []
          : [{ key: 'area', title: { zh: '地区', en: 'Area' }, kind: 'area' as const, under: REGION }]),
        { key: 'object', title: { zh: '类别', en: 'What' }, options: choices(OBJECTS) },
        { key: 'kind', title: { zh: '公告', en: 'Declared' }, options: choices(DECLARATIONS), width: 110 },
        { key: 'round', title: { zh: '退出年度', en: 'Round' }, kind: 'year' },
      ]}
      empty={{
        zh: '还没有退出公告。在“嘎查村”或“旗县”台账里公告退出。',
        en: 'Nothing is declared yet. Declare exits from the lists of villages or banners.',
      }}
      columns={COLUMNS}
      {...(may('exit.declare') ? { actions: (r: Declaration) => <Withdraw row={r} /> } : {})}
    />
  )
}

/** A banner's declaration is the region's to withdraw; an earlier one stays while a later one stands on it. */
function Withdraw({ row }: { row: Declaration }) {
  const { t } = useWords()
  const { me } = useMe()
  if (row.object === 'banner' && me?.acting.role !== 'region_office') return null
  if (!row.last) return <span className="soft small">{t('其后另有公告', 'a later one stands')}</span>
  return (
    <Confirm
      label={{ zh: '撤回', en: 'Withdraw' }}
      title={{
        zh: `撤回 ${row.areaName ?? ''} 的这次公告？`,
        en: `Withdraw this declaration of ${row.areaName ?? ''}?`,
      }}
      lead={t(
        '撤回后回到公告前的状态，相关数字随之变动；记录保留并注明已撤回。',
        'The area returns to its former state and the figures move; the record is kept, marked as withdrawn.',
      )}
      reason="required"
      reasonMin={2}
      danger
      button={{ size: 'small', type: 'text' }}
      order={reason => ({ to: `/api/exits/${row.county}/${row.id}/withdraw`, body: { reason } })}
      done={{ zh: '公告已撤回', en: 'Withdrawn' }}
    />
  )
}

export default function DeclarationPage() {
  const { t } = useWords()
  return (
    <Page
      title={t('退出公告台账', 'Declarations of exits')}
      lead={t(
        '每次公告一行，按公告日期排列。公告有误的撤回后重新公告。',
        'One row a declaration, newest first. A wrong one is withdrawn and declared anew.',
      )}
    >
      <DeclarationLedger />
    </Page>
  )
}
