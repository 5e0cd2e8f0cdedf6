/** One complaint: what it says, how it stands and by when, who handles it, every step of its way. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Word } from '../../kernel/words.ts'
import { api } from '../../web/api.ts'
import type { Json } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { ComplaintFindings } from '../../web/kit/ComplaintFindings.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { HistoryCard } from '../../web/kit/HistoryCard.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { Complainant } from './complainant.part.tsx'
import type { ComplaintStep, InquiryRow, Office } from './complaint.reply.ts'
import { ABOUT, CHANNELS, EXTENSIONS, MATTERS, OPEN } from './complaint.terms.ts'
import type { About, Act } from './complaint.terms.ts'
import { COMPLAINT_COLUMNS as C, TAKEN } from './complaint.words.ts'
import { DaysLeft, StateTag } from './complaintRow.part.tsx'
import type { ComplaintRow } from './complaintRow.part.tsx'
import { ComplaintSteps } from './complaintStep.part.tsx'

interface Complaint extends ComplaintRow {
  readonly nameMasked: string | null
  readonly phoneMasked: string | null
  readonly revealable: boolean
  readonly recordType: About | null
  readonly record: { readonly title: Word; readonly link: string } | null
  readonly steps: readonly Json<ComplaintStep>[]
  readonly inquiries: readonly Json<InquiryRow>[]
  readonly acts: readonly Act[]
  readonly offices: readonly Office[]
}

export default function ComplaintPage() {
  const { t } = useWords()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const path = `/api/complaints/${county}/${id}`
  const { data, error, refetch } = useQuery({ queryKey: [path], queryFn: () => api<Complaint>(path) })
  const crumbs = [{ to: '/complaints', label: t('投诉举报台账', 'Complaints') }]
  if (!data)
    return (
      <Page title={t('投诉举报', 'Complaint')} crumbs={crumbs}>
        {error ? <ProblemView error={error} retry={() => void refetch()} /> : <Waiting />}
      </Page>
    )
  return (
    <Page
      title={t(`投诉 ${data.number}`, `Complaint ${data.number}`)}
      crumbs={crumbs}
      lead={
        <>
          <StateTag row={data} /> {data.daysLeft === null ? null : <DaysLeft days={data.daysLeft} />}
        </>
      }
      actions={<ComplaintSteps path={path} acts={data.acts} offices={data.offices} />}
    >
      <Card title={t('反映的情况', 'What it says')}>
        <p className="pre">{data.text}</p>
        <Facts data={data} path={path} />
        <ComplaintFindings county={county} id={id} areaCode={data.areaCode} matter={data.matter} />
      </Card>
      <Card title={t('办理流程', 'How it went')}>
        <ol className="history">
          <li>
            <div className="history-line">
              <b>{t('收到', 'Received')}</b> <Day on={data.receivedOn} />{' '}
              <span className="soft">{t(CHANNELS[data.channel])}</span>
            </div>
          </li>
          {data.steps.map(s => (
            <Step key={s.id} step={s} />
          ))}
        </ol>
      </Card>
      {data.inquiries.length ? (
        <Card title={t('函询', 'Inquiries')}>
          {data.inquiries.map(q => (
            <Asked key={q.id} inquiry={q} />
          ))}
        </Card>
      ) : null}
      <HistoryCard path={`/api/records/complaint/${county}/${id}`} />
    </Page>
  )
}

function Step({ step }: { step: Json<ComplaintStep> }) {
  const { t } = useWords()
  const who = step.office ? t(step.office.words) : t('投诉人', 'The complainant')
  return (
    <li>
      <div className="history-line">
        <b>{t(TAKEN[step.act])}</b> <Day on={step.onDate} />{' '}
        <span className="soft">
          {who}
          {step.office ? ` · ${step.byName}` : ''}
        </span>
        {step.to ? (
          <span>
            {t('转至', 'to')} {t(step.to.words)}
          </span>
        ) : null}
      </div>
      {step.answer ? (
        <p className="pre">
          <span className="soft">{t('告知投诉人：', 'Told: ')}</span>
          {step.answer}
        </p>
      ) : null}
      {step.note ? <p className="pre">{step.note}</p> : null}
      {step.documentId ? (
        <p className="small">
          <To to={`/records/document/${step.documentCounty}/${step.documentId}`}>
            {step.documentTitle ?? t('佐证文件', 'Evidence')}
          </To>
        </p>
      ) : null}
    </li>
  )
}

function Asked({ inquiry }: { inquiry: Json<InquiryRow> }) {
  const { t } = useWords()
  return (
    <div className="note">
      <p>
        <b>{t(inquiry.unit.words)}</b> <Day on={inquiry.askedOn} />{' '}
        <span className="soft">
          {t('期限', 'by')} <Day on={inquiry.dueOn} />
        </span>
      </p>
      <p className="pre">{inquiry.question}</p>
      {inquiry.statement ? (
        <p className="pre">
          <span className="soft">
            {t('说明', 'Statement')} <Day on={inquiry.answeredOn} />
            {t('：', ': ')}
          </span>
          {inquiry.statement}
        </p>
      ) : (
        <p className="soft">{t('尚未说明。', 'Not answered yet.')}</p>
      )}
    </div>
  )
}

function Facts({ data, path }: { data: Complaint; path: string }) {
  const { t } = useWords()
  const facts: readonly (readonly [Word, React.ReactNode])[] = [
    [C.areaName, data.areaName ?? data.areaCode],
    [C.matter, t(MATTERS[data.matter])],
    [
      { zh: '涉及对象', en: 'Speaks of' },
      data.record ? (
        <To to={data.record.link}>{t(data.record.title)}</To>
      ) : data.recordType ? (
        t(ABOUT[data.recordType])
      ) : null,
    ],
    [C.accused, data.accused ? t(data.accused.words) : null],
    [C.receivedOn, <Day key="r" on={data.receivedOn} />],
    [C.handler, t(data.handler.words)],
    [
      OPEN.includes(data.state) ? C.dueOn : { zh: '申请复查截止', en: 'Appeal until' },
      data.dueOn ? <Day key="d" on={data.dueOn} /> : null,
    ],
    [C.extension, data.extension ? t(EXTENSIONS[data.extension]) : null],
    [{ zh: '投诉人', en: 'Complainant' }, <Complainant key="c" data={data} path={path} />],
  ]
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== null)
        .map(([label, value]) => (
          <div key={label.zh}>
            <dt>{t(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
