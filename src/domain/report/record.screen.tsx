/** Where a drill-down ends: what it is, its state, its facts, the document that proves it, what it hangs on, its history. */
import { FileTextOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { RecordView } from '../../kernel/record.ts'
import { api } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Moment } from '../../web/kit/Moment.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { FindingsNote } from '../../web/finding/FindingsNote.tsx'
import { HistoryCard } from '../../web/kit/HistoryCard.tsx'
import { FieldValue } from './recordField.screen.tsx'

export default function RecordPage() {
  const { t } = useWords()
  const { type, county, id } = useParams({ strict: false }) as { type: string; county: string; id: string }
  const path = `/api/records/${type}/${county}/${id}`
  const { data, error, refetch } = useQuery({
    queryKey: ['record', path],
    queryFn: () => api<RecordView & { type: string }>(path),
  })
  if (!data)
    return (
      <Page title={t('记录', 'Record')}>
        {error ? (
          <ProblemView error={error} retry={() => void refetch()} />
        ) : (
          <Waiting kind="rows" count={6} />
        )}
      </Page>
    )
  return (
    <Page
      title={t(data.title)}
      lead={t(data.subtitle)}
      actions={data.state ? <Tag tone={data.retractedAt ? 'bad' : 'plain'}>{t(data.state)}</Tag> : null}
    >
      {data.retractedAt ? (
        <p className="note">
          {t(
            '此记录已撤回，仅供查阅，不计入任何数字。撤回时间：',
            'Withdrawn; kept for reference, counted in no figure. Since ',
          )}
          <Moment at={data.retractedAt} />
        </p>
      ) : null}
      {data.retractedAt ? null : <FindingsNote type={type} county={county} id={id} />}
      <div className="two">
        <div className="stack">
          <Card title={t('内容', 'Facts')}>
            <dl className="facts">
              {data.fields.map(f => (
                <div key={f.key}>
                  <dt>{t(f.label)}</dt>
                  <dd>
                    <FieldValue field={f} />
                  </dd>
                </div>
              ))}
            </dl>
          </Card>
          <HistoryCard path={path} />
        </div>
        <div className="stack">
          {type === 'document' ? null : <DocumentCard document={data.document} />}
          {data.links.length ? (
            <Card title={t('来龙去脉', 'What it hangs on')}>
              <ul className="list">
                {data.links.map(l => (
                  <li key={l.rel + l.link}>
                    <To to={l.link}>{t(l.label)}</To>
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
        </div>
      </div>
    </Page>
  )
}

/** 依据文件, or that none is cited: a fact without one is only what an office said. */
function DocumentCard({ document }: { document: RecordView['document'] }) {
  const { t } = useWords()
  const { may } = useMe()
  return (
    <Card title={t('依据文件', 'Evidence')}>
      {document ? (
        <>
          <p>
            <To to={`/records/document/${document.county}/${document.id}`}>{document.title}</To>
          </p>
          <p className="soft">
            {[document.number, document.issuer].filter(Boolean).join(' · ')}
            {document.issuedOn ? (
              <>
                {' · '}
                <Day on={document.issuedOn} />
              </>
            ) : null}
          </p>
          {document.fileId && may('document.read') ? (
            <p>
              <a href={`/api/files/${document.county}/${document.fileId}`} download>
                <FileTextOutlined aria-hidden="true" /> {t('下载扫描件', 'Download the scan')}
              </a>
            </p>
          ) : (
            <p className="soft small">{t('未附扫描件。', 'No scan is attached.')}</p>
          )}
        </>
      ) : (
        <p className="soft">{t('没有引用依据文件。', 'No document is cited.')}</p>
      )}
    </Card>
  )
}
