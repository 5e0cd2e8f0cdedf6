/** The announcements that are to prove a notice of a gate: each with how far its boards are, and the button for one. */
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/api.ts'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { StateTag } from '../notice/announcementRow.part.tsx'
import type { AnnouncementRow } from '../notice/announcementRow.part.tsx'
import { DraftAnnouncement } from '../notice/draftAnnouncement.part.tsx'
import type { Detail } from './detail.part.tsx'

const KINDS = { notice_before: 'before', notice_after: 'after' } as const

type NoticeItem = keyof typeof KINDS
export const isNotice = (item: string): item is NoticeItem => item in KINDS

function useNotices(data: Detail, item: NoticeItem): readonly AnnouncementRow[] {
  const { county, id } = data.project
  const path = `/api/announcements?area=${county}&subject=${id}`
  const { data: found } = useQuery({
    queryKey: [path],
    queryFn: () => api<{ rows: AnnouncementRow[] }>(path),
  })
  return found?.rows.filter(r => r.kind === KINDS[item]) ?? []
}

export function Notices({ data, item }: { data: Detail; item: NoticeItem }) {
  const { t } = useWords()
  const rows = useNotices(data, item)
  if (!rows.length) return null
  return (
    <ul className="papers">
      {rows.map(r => (
        <li key={r.id}>
          <div className="small">
            <To to={`/announcements/${r.county}/${r.id}`}>
              {r.number ? t(`公告 ${r.number}`, `Announcement ${r.number}`) : t('公告拟稿', 'Draft')}
            </To>{' '}
            <StateTag row={r} />
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Nothing while one is on its way: it is hung, not drafted again. */
export function Announce({ data, item }: { data: Detail; item: NoticeItem }) {
  const rows = useNotices(data, item)
  const { county, id } = data.project
  if (!data.writes || rows.some(r => r.state !== 'early')) return null
  return (
    <DraftAnnouncement small about={{ kind: KINDS[item], subjectType: 'project', county, subjectId: id }} />
  )
}
