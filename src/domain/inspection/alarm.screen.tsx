/** One alarm’s rows: each leads to where it is put right, and an auditor makes a finding of it. */
import { useParams } from '@tanstack/react-router'
import type { Json } from '../../web/api.ts'
import { Day } from '../../web/kit/Day.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { NotFound } from '../../web/NotFound.tsx'
import { DraftAnnouncement } from '../notice/draftAnnouncement.part.tsx'
import type { Drafted } from '../notice/draftAnnouncement.part.tsx'
import type { AlarmRow } from './alarm.reply.ts'
import { ALARMS, termOf } from './alarm.terms.ts'
import type { AlarmKind } from './alarm.terms.ts'
import { ALARM_COLUMNS as A } from './alarm.words.ts'
import { ALARM_FILTERS } from './alarms.screen.tsx'
import { RaiseFinding } from './raise.part.tsx'

type Row = { readonly [K in keyof AlarmRow]: Json<AlarmRow[K]> }

function Open({ count }: { count: number }) {
  const { t } = useWords()
  return count ? <Tag tone="bad">{t(`${count} 个`, `${count}`)}</Tag> : <>—</>
}

const Title = ({ row }: { row: Row }) => <To to={row.link}>{useWords().t(row.title)}</To>

const COLUMNS: readonly Column<Row>[] = [
  { key: 'area', title: A.areaName, show: r => r.areaName ?? r.areaCode },
  { key: 'title', title: A.title, show: r => <Title row={r} /> },
  { key: 'sinceOn', title: A.sinceOn, nowrap: true, show: r => <Day on={r.sinceOn} /> },
  {
    key: 'amountFen',
    title: { zh: '涉及金额（元）', en: 'At stake (yuan)' },
    number: true,
    show: r => (r.amountFen ? <Money fen={r.amountFen} /> : '—'),
  },
  { key: 'openFindings', title: A.openFindings, show: r => <Open count={r.openFindings} /> },
]

/** What is not announced is announced from its row. */
const DRAFTS: Partial<Record<AlarmKind, (row: Row) => Drafted>> = {
  plan_unpublished: r => ({ kind: 'plan', county: r.county, areaCode: r.county, year: Number(r.id) }),
  funds_unpublished: r => ({ kind: 'funds', subjectType: 'allocation', county: r.county, subjectId: r.id }),
}

export default function AlarmPage() {
  const { kind } = useParams({ strict: false }) as { kind: string }
  return kind in ALARMS ? <Rows kind={kind as AlarmKind} /> : <NotFound />
}

function Rows({ kind }: { kind: AlarmKind }) {
  const { t } = useWords()
  const { may } = useMe()
  const { words, says, acts } = termOf(kind)
  return (
    <Page
      title={t(words)}
      crumbs={[{ to: '/alarms', label: t('监督预警', 'Alarms') }]}
      lead={`${t(says)} ${t(acts)}${t('。', '.')}`}
    >
      <Ledger<Row>
        name="alarm"
        path={`/api/alarms/${kind}`}
        export={`/api/exports/alarms?kind=${kind}`}
        rowKey={r => `${r.county}/${r.id}`}
        filters={ALARM_FILTERS}
        empty={{ zh: '没有符合这项预警的记录。', en: 'No record raises this alarm.' }}
        columns={COLUMNS}
        sum={(_, value) => <Money fen={String(value)} />}
        {...(kind in DRAFTS && may('announcement.write')
          ? { actions: (r: Row) => <DraftAnnouncement small about={DRAFTS[kind]!(r)} /> }
          : may('finding.raise')
            ? {
                actions: (r: Row) => (
                  <RaiseFinding about={{ county: r.county, type: r.type, id: r.id, alarm: kind }} />
                ),
              }
            : {})}
      />
    </Page>
  )
}
