/** One announcement: its text as it will hang, its boards with their time, the objections, and what it still lacks. */
import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, QRCode } from 'antd'
import { api } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { HistoryCard } from '../../web/kit/HistoryCard.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { AnnouncementText } from './announcementText.part.tsx'
import { StateTag } from './announcementRow.part.tsx'
import { pathOf, publicUrl } from './announcementView.part.ts'
import type { View } from './announcementView.part.ts'
import { Boards } from './boards.part.tsx'
import { Objections } from './objections.part.tsx'
import { ANNOUNCEMENT_KINDS } from './announcement.terms.ts'
import './announcement.css'

const CODE_SIZE = 112

export default function AnnouncementPage() {
  const { t } = useWords()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const path = `/api/announcements/${county}/${id}`
  const { data, error, refetch } = useQuery({ queryKey: [path], queryFn: () => api<View>(path) })
  const crumbs = [{ to: '/announcements', label: t('公告公示台账', 'Announcements') }]
  if (!data)
    return (
      <Page title={t('公告', 'Announcement')} crumbs={crumbs}>
        {error ? <ProblemView error={error} retry={() => void refetch()} /> : <Waiting />}
      </Page>
    )
  return (
    <Page
      title={data.number ? t(`公告 ${data.number}`, `Announcement ${data.number}`) : t('公告拟稿', 'Draft')}
      crumbs={crumbs}
      lead={<StateTag row={data} />}
      actions={<Acts data={data} />}
    >
      <div className="two notice-print">
        {data.content ? (
          <AnnouncementText
            {...data}
            content={data.content}
            {...(data.publishedOn ? { code: <Code data={data} /> } : {})}
          />
        ) : (
          <p className="note">
            {t(
              '公告对象已撤回，没有可公告的内容。',
              'What it was about is withdrawn; nothing is left to announce.',
            )}
          </p>
        )}
        <div className="stack">
          <Lacks data={data} />
          <Boards data={data} />
          <Objections data={data} />
          <HistoryCard path={`/api/records/announcement/${county}/${id}`} />
        </div>
      </div>
    </Page>
  )
}

function Code({ data }: { data: View }) {
  const { t } = useWords()
  return (
    <>
      <div className="qr" aria-hidden="true">
        <QRCode
          value={publicUrl(data)}
          type="svg"
          size={CODE_SIZE}
          color="#000"
          bgColor="#fff"
          bordered={false}
        />
      </div>
      {t('扫码查看全文、提出异议', 'Scan to read and to object')}
    </>
  )
}

const NAMES = 'announcement.names'

function Acts({ data }: { data: View }) {
  const { t } = useWords()
  const blocked = data.missing.filter(m => m.code !== NAMES)
  return (
    <>
      {data.may.write && !data.publishedOn ? <Publish data={data} blocked={blocked.length > 0} /> : null}
      {data.content ? (
        <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
          {t('打印', 'Print')}
        </Button>
      ) : null}
      {data.publishedOn ? (
        <a className="button" href={`/public/${data.county}/${data.id}`} target="_blank" rel="noreferrer">
          {t('公开页', 'Public page')}
        </a>
      ) : null}
      {data.may.write && data.state !== 'proved' ? (
        <Confirm
          label={{ zh: '撤回', en: 'Withdraw' }}
          title={{ zh: '撤回这份公告？', en: 'Withdraw this announcement?' }}
          lead={
            data.publishedOn
              ? t(
                  '撤回后公开页不再显示，编号不再使用。',
                  'The public page no longer shows it; its number is not used again.',
                )
              : null
          }
          reason="required"
          reasonMin={2}
          danger
          order={reason => ({ to: `${pathOf(data)}/withdraw`, body: { reason } })}
          done={{ zh: '已撤回', en: 'Withdrawn' }}
          onDone={() => window.history.back()}
        />
      ) : null}
    </>
  )
}

function Publish({ data, blocked }: { data: View; blocked: boolean }) {
  const { t } = useWords()
  const names = data.missing.find(m => m.code === NAMES)
  return (
    <CommandButton
      label={{ zh: '发布', en: 'Publish' }}
      title={{ zh: '发布公告', en: 'Publish' }}
      button={{ type: 'primary', disabled: blocked }}
      lead={
        <p>
          {t(
            '发布后正文定稿并编号，公开页立即可见，此后数据变化不再改动正文。',
            'The text is numbered and frozen, and stands on the public page at once; what changes later does not change it.',
          )}
        </p>
      }
      fields={
        names
          ? [
              {
                kind: 'flag',
                key: 'namesChecked',
                title: { zh: '已核对，均不是个人信息', en: 'I looked at each; none means a person' },
                required: true,
                help: names.words,
              },
            ]
          : []
      }
      to={`${pathOf(data)}/publish`}
      submit={{ zh: '发布', en: 'Publish' }}
      done={{ zh: '已发布', en: 'Published' }}
    />
  )
}

/** What it waits for: of a draft the legal fields, of a published one its proof. */
function Lacks({ data }: { data: View }) {
  const { t } = useWords()
  const lacks = data.publishedOn ? data.lacks : data.missing
  return (
    <Card title={t('公告情况', 'Where it stands')}>
      <dl className="facts one">
        <div>
          <dt>{t('类别', 'Kind')}</dt>
          <dd>{t(ANNOUNCEMENT_KINDS[data.kind])}</dd>
        </div>
        <div>
          <dt>{t('地区', 'Place')}</dt>
          <dd>{data.areaName ?? data.areaCode}</dd>
        </div>
        {data.subject ? (
          <div>
            <dt>{t('公告对象', 'About')}</dt>
            <dd>
              <To to={data.subject.link}>{t(data.subject.title)}</To>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{data.publishedOn ? t('发布人', 'Published by') : t('拟稿人', 'Drafted by')}</dt>
          <dd>{data.publishedBy ?? data.draftedBy}</dd>
        </div>
      </dl>
      {lacks.length ? (
        <ul className="note">
          {lacks.map(l => (
            <li key={l.code}>{t(l.words)}</li>
          ))}
        </ul>
      ) : (
        <p className="note good">
          {data.publishedOn
            ? t(
                '已挂满公示期，没有未答复的异议，可作为环节依据。',
                'It hung its whole time and is undisputed: it counts as proof.',
              )
            : t('法定内容齐全，可以发布。', 'Nothing that the law asks for is missing.')}
        </p>
      )}
    </Card>
  )
}
