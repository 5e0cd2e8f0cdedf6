/** 贫困旗县退出台账: the banners with their exit, and how far their villages are. */
import { Day } from '../../web/kit/Day.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { Declare, Designate } from './exitForm.screen.tsx'
import type { DesignationLevel } from './exit.terms.ts'
import { BANNER_COLUMNS as W } from './exit.words.ts'
import { ExitState, Level, percent } from './village.screen.tsx'
import type { ExitShown } from './village.screen.tsx'

export interface BannerRow {
  readonly code: string
  readonly name: string
  readonly league: string | null
  readonly designated: { readonly level: DesignationLevel; readonly year: number | null }
  readonly exit: ExitShown | null
  readonly villages: number
  readonly exitedVillages: number
}

const COLUMNS: readonly Column<BannerRow>[] = [
  {
    key: 'name',
    title: W.name,
    show: r => (
      <EndTag side="receiver" to={`/banners/${r.code}`}>
        {r.name}
      </EndTag>
    ),
  },
  { key: 'league', title: W.league, show: r => r.league },
  { key: 'level', title: W.designatedLevel, show: r => <Level level={r.designated.level} /> },
  { key: 'state', title: { zh: '状态', en: 'State' }, nowrap: true, show: r => <ExitState exit={r.exit} /> },
  {
    key: 'round',
    title: W.exitRound,
    show: r => (r.exit ? <To to={`/records/exit/${r.code}/${r.exit.id}`}>{r.exit.round}</To> : '—'),
  },
  {
    key: 'on',
    title: W.exitOn,
    nowrap: true,
    show: r => <Day on={r.exit?.onDate} precision={r.exit?.onPrecision ?? null} />,
  },
  { key: 'incidence', title: W.incidence, number: true, show: r => percent(r.exit?.incidence) },
  {
    key: 'document',
    title: W.documentNumber,
    show: r => r.exit?.document?.number ?? r.exit?.document?.title ?? '—',
  },
  {
    key: 'villages',
    title: { zh: '嘎查村（已退出／共）', en: 'Villages (out / all)' },
    number: true,
    show: r => <To to={`/villages?area=${r.code}`}>{`${r.exitedVillages} / ${r.villages}`}</To>,
  },
]

export default function BannerPage() {
  const { t } = useWords()
  const { me } = useMe()
  const writes = me?.acting.role === 'region_office'
  return (
    <Page
      title={t('贫困旗县退出', 'Banners')}
      lead={t(
        '旗县退出由自治区公告；点旗县看它的嘎查村按年度退出的进度和历次公告。',
        'A banner is declared out by the region. Open one for its villages by round and its declarations.',
      )}
      actions={writes ? <Designate object="banner" /> : null}
    >
      <Ledger<BannerRow>
        path="/api/banners"
        export="/api/exports/banners"
        rowKey={r => r.code}
        empty={{
          title: { zh: '本岗位范围内没有贫困旗县。', en: 'No designated banner lies in your scope.' },
          ...(writes ? { action: <Designate object="banner" /> } : {}),
        }}
        columns={COLUMNS}
        {...(writes
          ? {
              actions: (r: BannerRow) => (
                <Declare
                  place={{ ...r, county: r.code, object: 'banner' }}
                  kind={r.exit ? 'returned' : 'exited'}
                />
              ),
            }
          : {})}
      />
    </Page>
  )
}
