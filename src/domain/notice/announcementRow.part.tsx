/** The rows of the ledger of announcements: their columns, filters and states. */
import type { Json } from '../../web/api.ts'
import { Day } from '../../web/kit/Day.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import type { Tone } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import type { AnnouncementRow as Row } from './announcement.reply.ts'
import { ANNOUNCEMENT_KINDS, ANNOUNCEMENT_STATES } from './announcement.terms.ts'
import type { AnnouncementState } from './announcement.terms.ts'
import { ANNOUNCEMENT_COLUMNS as C } from './announcement.words.ts'

export type AnnouncementRow = { readonly [K in keyof Row]: Json<Row[K]> }

const TONES: Record<AnnouncementState, Tone> = {
  draft: 'plain',
  unhung: 'warn',
  online: 'plain',
  hanging: 'warn',
  due: 'bad',
  early: 'bad',
  proved: 'good',
}

export function StateTag({ row }: { row: Pick<AnnouncementRow, 'state' | 'daysLeft' | 'openObjections'> }) {
  const { t } = useWords()
  return (
    <>
      <Tag tone={TONES[row.state]}>
        {t(ANNOUNCEMENT_STATES[row.state])}
        {row.state === 'hanging' && row.daysLeft !== null
          ? t(`，还有 ${row.daysLeft} 天`, `, ${row.daysLeft} days left`)
          : ''}
      </Tag>
      {row.openObjections ? (
        <>
          {' '}
          <Tag tone="bad">
            {t(`${row.openObjections} 条异议待答复`, `${row.openObjections} objections to answer`)}
          </Tag>
        </>
      ) : null}
    </>
  )
}

function Title({ row }: { row: AnnouncementRow }) {
  const { t } = useWords()
  const words = row.title ? t(row.title) : t(ANNOUNCEMENT_KINDS[row.kind])
  return <To to={`/announcements/${row.county}/${row.id}`}>{words}</To>
}

function Kind({ row }: { row: AnnouncementRow }) {
  return <>{useWords().t(ANNOUNCEMENT_KINDS[row.kind])}</>
}

export const ANNOUNCEMENT_LEDGER: readonly Column<AnnouncementRow>[] = [
  { key: 'title', title: C.title, show: r => <Title row={r} /> },
  { key: 'kind', title: C.kind, show: r => <Kind row={r} /> },
  { key: 'area', title: C.areaName, show: r => r.areaName ?? r.areaCode },
  { key: 'year', title: C.year, nowrap: true, show: r => r.year },
  { key: 'publishedOn', title: C.publishedOn, nowrap: true, show: r => <Day on={r.publishedOn} /> },
  { key: 'toOn', title: C.toOn, nowrap: true, show: r => <Day on={r.toOn} /> },
  { key: 'state', title: C.state, show: r => <StateTag row={r} /> },
  { key: 'number', title: C.number, optional: true, nowrap: true, show: r => r.number ?? '—' },
  { key: 'issuer', title: C.issuer, optional: true, show: r => r.issuer },
  { key: 'boards', title: C.boards, optional: true, number: true, show: r => r.boards },
  { key: 'portals', title: C.portals, optional: true, number: true, show: r => r.portals },
  { key: 'objections', title: C.objections, optional: true, number: true, show: r => r.objections ?? '—' },
]

export const ANNOUNCEMENT_FILTERS: readonly Filter[] = [
  { key: 'area', title: C.areaName, kind: 'area' },
  { key: 'kind', title: C.kind, options: choices(ANNOUNCEMENT_KINDS), width: 150 },
  {
    key: 'state',
    title: C.state,
    options: choices({
      ...ANNOUNCEMENT_STATES,
      objected: { zh: '有待答复异议', en: 'With objections to answer' },
    }),
    width: 180,
  },
  { key: 'year', title: C.year, kind: 'year' },
]
