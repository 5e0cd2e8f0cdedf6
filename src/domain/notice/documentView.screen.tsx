/** One document: what it is, its file, and every record that rests on it. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { RecordTitle, RecordView } from '../../kernel/record.ts'
import type { Word } from '../../kernel/words.ts'
import { api } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Empty } from '../../web/kit/Empty.tsx'
import { FindingsNote } from '../../web/finding/FindingsNote.tsx'
import { HistoryCard } from '../../web/kit/HistoryCard.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'

interface Group {
  readonly type: string
  readonly words: Word
  readonly rows: readonly RecordTitle[]
  /** There are more than are shown. */
  readonly more: boolean
}

export default function DocumentViewPage() {
  const { t } = useWords()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const record = `/api/records/document/${county}/${id}`
  const { data, error, refetch } = useQuery({
    queryKey: ['record', record],
    queryFn: () => api<RecordView>(record),
  })
  const crumbs = [{ to: '/documents', label: t('文件登记簿', 'Documents') }]
  const frame = { title: data ? t(data.title) : t('文件', 'Document'), crumbs }
  if (error)
    return (
      <Page {...frame}>
        <ProblemView error={error} retry={() => void refetch()} />
      </Page>
    )
  if (!data)
    return (
      <Page {...frame}>
        <Waiting />
      </Page>
    )
  const file = data.links.find(l => l.rel === 'file')
  return (
    <Page
      {...frame}
      actions={
        file ? (
          <Button type="primary" href={file.link} download>
            {t('下载扫描件', 'Download the scan')}
          </Button>
        ) : null
      }
    >
      {data.retractedAt ? (
        <p className="note">{t('此文件登记已撤回。', 'This registration was withdrawn.')}</p>
      ) : null}
      {data.retractedAt ? null : <FindingsNote type="document" county={county} id={id} />}
      <Card title={t('文件', 'Document')}>
        <dl className="facts">
          {data.fields.map(f => (
            <div key={f.key}>
              <dt>{t(f.label)}</dt>
              <dd>
                {f.words ? (
                  t(f.words)
                ) : f.kind === 'date' ? (
                  <Day on={String(f.value)} />
                ) : (
                  String(f.value ?? '—')
                )}
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('扫描件', 'Scan')}</dt>
            <dd>{file ? t(file.label) : t('未上传', 'none')}</dd>
          </div>
        </dl>
      </Card>
      <Cited county={county} id={id} />
      <HistoryCard path={record} />
    </Page>
  )
}

function Cited({ county, id }: { county: string; id: string }) {
  const { t } = useWords()
  const path = `/api/documents/${county}/${id}/cited`
  const { data, error, refetch } = useQuery({
    queryKey: ['cited', path],
    queryFn: () => api<{ groups: Group[] }>(path),
  })
  return (
    <Card title={t('引用本文件的记录', 'Records that cite it')}>
      {error ? <ProblemView error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data?.groups.length === 0 ? (
        <Empty title={t('还没有记录引用这份文件。', 'No record cites this document yet.')} />
      ) : null}
      {data?.groups.map(g => (
        <section key={g.type} className="cited">
          <h3>
            {t(g.words)}{' '}
            <span className="soft small">
              {g.more
                ? t(`最近 ${g.rows.length} 条`, `the latest ${g.rows.length}`)
                : t(`${g.rows.length} 条`, `${g.rows.length}`)}
            </span>
          </h3>
          <ul className="list">
            {g.rows.map(r => (
              <li key={r.link}>
                <To to={r.link}>{t(r.title)}</To>
                <span className="soft small">{t(r.subtitle)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  )
}
