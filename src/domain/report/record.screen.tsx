/** Where a drill-down ends: a record with its document, its links and its history. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { RecordField, RecordView } from '../../kernel/record.ts'
import { api } from '../../web/api.ts'
import { useWords } from '../../web/lang.tsx'
import { exactly, yuan } from '../../web/kit/number.ts'
import { Day } from '../../web/kit/Day.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { HistoryCard } from '../../web/kit/HistoryCard.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'

export default function RecordPage() {
  const { t } = useWords()
  const { type, county, id } = useParams({ strict: false }) as { type: string; county: string; id: string }
  const path = `/api/records/${type}/${county}/${id}`
  const { data, error, refetch } = useQuery({
    queryKey: ['record', path],
    queryFn: () => api<RecordView & { type: string }>(path),
  })
  if (error)
    return (
      <Page title={t('记录', 'Record')}>
        <ProblemView error={error} retry={() => void refetch()} />
      </Page>
    )
  if (!data)
    return (
      <Page title={t('记录', 'Record')}>
        <Waiting />
      </Page>
    )
  return (
    <Page
      title={t(data.title)}
      actions={data.state ? <span className="tag steppe">{t(data.state)}</span> : null}
    >
      <p className="soft">{t(data.subtitle)}</p>
      {data.retractedAt ? (
        <p className="warn">
          {t('此记录已撤回，仅供查阅。', 'This record was withdrawn; it is kept for reference.')}
        </p>
      ) : null}
      <section className="card">
        <dl className="facts">
          {data.fields.map(f => (
            <Field key={f.key} field={f} />
          ))}
        </dl>
      </section>
      {data.document ? (
        <section className="card">
          <h2>{t('依据文件', 'Document')}</h2>
          <p>
            <To to={`/records/document/${data.document.county}/${data.document.id}`}>
              {data.document.title}
            </To>
          </p>
          <p className="soft">
            {data.document.number} · {data.document.issuer} · <Day on={data.document.issuedOn} />
          </p>
        </section>
      ) : null}
      {data.links.length ? (
        <section className="card">
          <h2>{t('相关', 'Linked')}</h2>
          <ul className="list">
            {data.links.map(l => (
              <li key={l.rel + l.link}>
                <To to={l.link}>{t(l.label)}</To>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <HistoryCard path={path} />
    </Page>
  )
}

function Field({ field }: { field: RecordField }) {
  const { t } = useWords()
  const value = field.words ? (
    t(field.words)
  ) : field.kind === 'money' ? (
    `${exactly(yuan(String(field.value)))} ${t('元', 'yuan')}`
  ) : field.kind === 'date' ? (
    <Day on={String(field.value)} />
  ) : (
    String(field.value ?? '—')
  )
  return (
    <div>
      <dt>{t(field.label)}</dt>
      <dd>{value}</dd>
    </div>
  )
}
