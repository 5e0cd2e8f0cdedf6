/** One announcement for anybody: its text, where it hangs and until when, and a form to object. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import type { z } from 'zod'
import { api } from '../../web/api.ts'
import type { Json } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { Failure } from '../../web/open/Failure.tsx'
import { PublicForm } from '../../web/open/PublicForm.tsx'
import type { objectedReply, publishedOneReply } from './announcement.reply.ts'
import { AnnouncementText } from './announcementText.part.tsx'
import { POSTING_LEVELS, POSTING_STATES } from './announcement.terms.ts'
import './announcement.css'

type View = Json<z.infer<typeof publishedOneReply>>
type Objected = Json<z.infer<typeof objectedReply>>

const Code = lazy(() => import('./openCode.part.tsx'))

/** A phone does not scan itself: the code comes where the page is wide, or is printed from there. */
const WIDE = '(min-width: 821px)'
const useWide = (): boolean =>
  useSyncExternalStore(
    tell => {
      const media = matchMedia(WIDE)
      media.addEventListener('change', tell)
      return () => media.removeEventListener('change', tell)
    },
    () => matchMedia(WIDE).matches,
  )

export default function OpenNoticePage() {
  const { t } = useWords()
  const wide = useWide()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const path = `/api/public/announcements/${county}/${id}`
  const { data, error, refetch } = useQuery({ queryKey: [path], queryFn: () => api<View>(path) })
  const crumbs = [{ to: '/public', label: t('公告公示', 'Announcements') }]
  if (!data)
    return (
      <Page title={t('公告', 'Announcement')} crumbs={crumbs}>
        {error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting />}
      </Page>
    )
  return (
    <Page
      title={t(`公告 ${data.number}`, `Announcement ${data.number}`)}
      name={t(data.title)}
      crumbs={crumbs}
    >
      <div className="notice-print">
        <AnnouncementText
          {...data}
          {...(wide
            ? {
                code: (
                  <Suspense fallback={null}>
                    <Code />
                  </Suspense>
                ),
              }
            : {})}
        />
      </div>
      <Where boards={data.boards} />
      <Card title={t('提出异议', 'Object')}>
        <p className="soft">
          {t(
            '不必填写姓名。请写明对哪一项有异议和理由，不要填写姓名、电话、证件号等个人信息。提交后凭查询编号查看办理结果。',
            'No name is asked. Say what you object to and why; leave out names, telephones and identity numbers. A reference lets you follow it.',
          )}
        </p>
        <PublicForm<Objected>
          fields={[
            {
              key: 'content',
              title: { zh: '异议内容', en: 'Objection' },
              required: true,
              min: 5,
              max: 1000,
              lines: 6,
              help: { zh: '5 至 1000 字', en: '5 to 1000 characters' },
            },
          ]}
          to={`${path}/objections`}
          submit={{ zh: '提交异议', en: 'Send' }}
          done={a => <Taken objected={a} />}
        />
      </Card>
    </Page>
  )
}

function Taken({ objected: o }: { objected: Objected }) {
  const { t } = useWords()
  return (
    <div className="note good">
      <p>{t('已收到。请记下查询编号：', 'Received. Keep this reference:')}</p>
      <p className="open-reference">{o.reference}</p>
      <p>
        {o.dueOn ? (
          <>
            {t('答复时限：', 'To be answered by ')}
            <Day on={o.dueOn} />
            {'。'}
          </>
        ) : null}{' '}
        <To to={`/public/objections?reference=${o.reference}`}>{t('查询办理结果', 'Follow it')}</To>
      </p>
    </div>
  )
}

function Where({ boards }: { boards: View['boards'] }) {
  const { t } = useWords()
  if (!boards.length) return null
  return (
    <Card title={t('公开地点', 'Where it is posted')}>
      <ul className="boards">
        {boards.map(b => (
          <li key={`${b.level}${b.place}${b.fromOn}`}>
            <div className="board-head">
              <b>{t(POSTING_LEVELS[b.level])}</b>
              <Tag tone={b.state === 'hanging' ? 'warn' : 'plain'}>
                {b.state === 'due' ? t('公示期满', 'Its time is over') : t(POSTING_STATES[b.state])}
                {b.state === 'hanging' ? t(`，还有 ${b.daysLeft} 天`, `, ${b.daysLeft} days left`) : ''}
              </Tag>
            </div>
            <div>
              {[b.areaName, b.place].filter(Boolean).join(' · ')}{' '}
              {b.url ? (
                <a href={b.url} target="_blank" rel="noreferrer noopener">
                  {t('网页', 'Page')}
                </a>
              ) : null}
            </div>
            <div className="soft small">
              <Day on={b.fromOn} /> — {b.toOn ? <Day on={b.toOn} /> : t('长期', 'for long')}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
