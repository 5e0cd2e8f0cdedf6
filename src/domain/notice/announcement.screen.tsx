/** 公告公示台账: what was made known of the money, how long it has hung, and what was objected. */
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { useWords } from '../../web/lang.tsx'
import { ANNOUNCEMENT_FILTERS, ANNOUNCEMENT_LEDGER } from './announcementRow.part.tsx'
import type { AnnouncementRow } from './announcementRow.part.tsx'
import { DraftAnnouncement } from './draftAnnouncement.part.tsx'

export default function AnnouncementsPage() {
  const { t } = useWords()
  return (
    <Page
      title={t('公告公示台账', 'Announcements')}
      lead={t(
        '资金分配结果、年度计划、项目库和每个项目的实施前公示、竣工后公告。乡村和项目地公告栏张贴满公示期并有首尾照片的，作为环节依据。',
        'Allocations, plans, the library, and each project before and after. A board that has hung its whole time, with photos of both ends, proves it.',
      )}
      actions={
        <>
          <DraftAnnouncement />
          <a className="button" href="/public" target="_blank" rel="noreferrer">
            {t('公开页', 'Public page')}
          </a>
        </>
      }
    >
      <Ledger<AnnouncementRow>
        path="/api/announcements"
        export="/api/exports/announcements"
        rowKey={r => `${r.county}/${r.id}`}
        filters={ANNOUNCEMENT_FILTERS}
        empty={{
          title: {
            zh: '还没有公告。年度计划和项目库在这里拟，资金分配和项目的公告在各自页面拟。',
            en: 'Nothing is announced yet. Draft a plan or the library here, an allocation or a project on its own page.',
          },
          example: {
            zh: '武川县2020年度项目实施计划公告，旗县网站公开，5 个嘎查村张贴 10 天',
            en: 'the plan of 2020 of one banner, on its portal and ten days on five village boards',
          },
        }}
        columns={ANNOUNCEMENT_LEDGER}
      />
    </Page>
  )
}
