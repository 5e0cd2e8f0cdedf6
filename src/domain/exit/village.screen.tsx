/** 贫困嘎查村台账: designated, out or returned, by which document. */
import { Day } from '../../web/kit/Day.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Num } from '../../web/kit/Num.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { Declare, Designate } from './exitForm.screen.tsx'
import { DESIGNATION_LEVELS, STATES } from './exit.terms.ts'
import type { DesignationLevel } from './exit.terms.ts'
import { VILLAGE_COLUMNS as W } from './exit.words.ts'
import { REGION } from '../area/area.terms.ts'

export interface ExitShown {
  readonly id: string
  readonly round: number
  readonly onDate: string
  readonly onPrecision: string
  readonly incidence: number | null
  readonly basis: 'evidenced' | 'declared'
  readonly document: { readonly number: string | null; readonly title: string } | null
}

interface Row {
  readonly code: string
  readonly name: string
  readonly townshipName: string
  readonly county: string
  readonly countyName: string
  readonly invented: boolean
  readonly designated: { readonly level: DesignationLevel; readonly year: number | null }
  readonly exit: ExitShown | null
  readonly returned: { readonly onDate: string; readonly round: number } | null
  readonly households: number
  readonly people: number
}

export const percent = (share: number | null | undefined): string =>
  share == null ? '—' : `${Number((share * 100).toFixed(4))}%`

/** 未退出、已退出 or 返贫; an exit without a document says that an office only said so. */
export function ExitState({ exit, returned }: Pick<Row, 'exit'> & { returned?: unknown }) {
  const { t } = useWords()
  if (returned) return <Tag tone="bad">{t(STATES.returned)}</Tag>
  if (!exit) return <Tag tone="warn">{t(STATES.poor)}</Tag>
  return (
    <>
      <Tag tone="good">{t(STATES.exited)}</Tag>
      {exit.basis === 'declared' ? <span className="soft small"> {t('仅填报', 'declared only')}</span> : null}
    </>
  )
}

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'name',
    title: W.name,
    show: r => <To to={`/areas/${r.code}`}>{r.name}</To>,
  },
  { key: 'township', title: W.townshipName, show: r => r.townshipName },
  {
    key: 'county',
    title: W.countyName,
    nowrap: true,
    show: r => (
      <EndTag side="receiver" to={`/banners/${r.county}`}>
        {r.countyName}
      </EndTag>
    ),
  },
  { key: 'level', title: W.designatedLevel, optional: true, show: r => <Level level={r.designated.level} /> },
  { key: 'designated', title: W.designatedYear, optional: true, show: r => r.designated.year ?? '—' },
  {
    key: 'state',
    title: { zh: '状态', en: 'State' },
    nowrap: true,
    show: r => <ExitState exit={r.exit} returned={r.returned} />,
  },
  {
    key: 'round',
    title: W.exitRound,
    show: r => (r.exit ? <To to={`/records/exit/${r.county}/${r.exit.id}`}>{r.exit.round}</To> : '—'),
  },
  {
    key: 'on',
    title: W.exitOn,
    nowrap: true,
    show: r => <Day on={r.exit?.onDate} precision={r.exit?.onPrecision ?? null} />,
  },
  {
    key: 'incidence',
    title: W.incidence,
    number: true,
    optional: true,
    show: r => percent(r.exit?.incidence),
  },
  {
    key: 'document',
    title: W.documentNumber,
    show: r => r.exit?.document?.number ?? r.exit?.document?.title ?? '—',
  },
  {
    key: 'households',
    title: W.households,
    number: true,
    show: r => (
      <To to={`/households?area=${r.code}`}>
        <Num value={r.households} />
      </To>
    ),
  },
  { key: 'people', title: W.people, number: true, show: r => <Num value={r.people} /> },
]

export const Level = ({ level }: { level: DesignationLevel }) => (
  <>{useWords().t(DESIGNATION_LEVELS[level])}</>
)

const PLACE: Filter = {
  key: 'area',
  title: { zh: '地区', en: 'Area' },
  kind: 'area',
  under: REGION,
  levels: ['prefecture', 'county', 'township'],
}

const { poor, exited, returned } = STATES

export default function VillagePage() {
  const { t } = useWords()
  const { may, me } = useMe()
  const writes = may('exit.declare')
  const oneVillage = me?.acting.areaCode.length === 12
  const own = me?.acting.role === 'banner_bureau' ? me.acting.areaCode : undefined
  return (
    <Page
      title={t('贫困嘎查村', 'Designated villages')}
      lead={t(
        '识别、退出和返贫按公告登记，公告只撤回、不修改。',
        'Designated, declared out and returned, by declaration; a declaration is withdrawn, never changed.',
      )}
      actions={writes ? <Designate object="village" county={own} /> : null}
    >
      <Ledger<Row>
        path="/api/villages"
        export="/api/exports/villages"
        rowKey={r => r.code}
        filters={[
          { key: 'q', title: { zh: '村名或代码', en: 'Name or code' }, width: 160 },
          ...(oneVillage ? [] : [PLACE]),
          {
            key: 'state',
            title: { zh: '状态', en: 'State' },
            options: choices({ poor, exited, returned }),
            width: 120,
          },
          { key: 'round', title: W.exitRound, kind: 'year' },
        ]}
        empty={{
          title: {
            zh: '还没有登记贫困嘎查村。先登记识别，再公告退出。',
            en: 'No village is designated. Designate it first, then declare it out.',
          },
          example: { zh: '红义村，国家级，2014年识别', en: '红义村, national, designated in 2014' },
          ...(writes ? { action: <Designate object="village" county={own} /> } : {}),
        }}
        columns={COLUMNS}
        {...(writes
          ? {
              actions: (r: Row) => (
                <Declare place={{ ...r, object: 'village' }} kind={r.exit ? 'returned' : 'exited'} />
              ),
            }
          : {})}
      />
    </Page>
  )
}
