/** One finding: what it is, its state and what it waits for, who answers for it, every step with its evidence. */
import { FileTextOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { api } from '../../web/api.ts'
import type { Word } from '../../kernel/words.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { HistoryCard } from '../../web/kit/HistoryCard.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { ALARMS } from './alarm.terms.ts'
import type { AlarmKind } from './alarm.terms.ts'
import type { FindingEvent } from './finding.reply.ts'
import { ACTS, FINDING_KINDS, SEVERITIES, SUBJECTS } from './finding.terms.ts'
import { FINDING_COLUMNS as C } from './finding.words.ts'
import { Steps } from './findingAct.part.tsx'
import type { Finding } from './findingAct.part.tsx'
import { StateTag } from './findingRow.part.tsx'
import './inspection.css'

export default function FindingPage() {
  const { t } = useWords()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const path = `/api/findings/${county}/${id}`
  const { data, error, refetch } = useQuery({ queryKey: [path], queryFn: () => api<Finding>(path) })
  const crumbs = [{ to: '/findings', label: t('问题整改台账', 'Findings') }]
  if (!data)
    return (
      <Page title={t('问题', 'Finding')} crumbs={crumbs}>
        {error ? <ProblemView error={error} retry={() => void refetch()} /> : <Waiting />}
      </Page>
    )
  return (
    <Page
      title={t(`问题 ${data.number}`, `Finding ${data.number}`)}
      crumbs={crumbs}
      lead={<StateTag state={data.state} overdue={data.overdue} />}
      actions={
        <>
          <Steps data={data} />
          <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
            {t('打印整改单', 'Print')}
          </Button>
        </>
      }
    >
      <Card title={t('问题', 'The finding')}>
        <p className="finding-said">{data.content}</p>
        <Facts data={data} />
        <Attached county={data.county} file={data} />
      </Card>
      <Card title={t('整改过程', 'What was done')}>
        {data.events.length ? (
          <ol className="history">
            {data.events.map(e => (
              <Step key={e.id} event={e} county={county} />
            ))}
          </ol>
        ) : (
          <p className="soft">
            {t('责任单位还没有制定整改措施。', 'The responsible unit has set out no measures yet.')}
          </p>
        )}
      </Card>
      <SignOff />
      <div className="no-print">
        <HistoryCard path={`/api/records/finding/${county}/${id}`} />
      </div>
    </Page>
  )
}

interface File {
  readonly fileId: string | null
  readonly fileName: string | null
  readonly mediaType: string | null
}

/** A photo is shown, anything else is downloaded. */
function Attached({ county, file }: { county: string; file: File }) {
  const { t } = useWords()
  if (!file.fileId) return null
  const path = `/api/files/${county}/${file.fileId}`
  const name = file.fileName ?? t('附件', 'File')
  return file.mediaType?.startsWith('image/') ? (
    <a className="finding-photo" href={path} download>
      <img src={path} alt={t(`佐证照片：${name}`, `Evidence, photo: ${name}`)} loading="lazy" />
    </a>
  ) : (
    <p className="small">
      <a href={path} download>
        <FileTextOutlined aria-hidden="true" /> {name}
      </a>
    </p>
  )
}

/** On paper only: the sheet is signed by both. */
function SignOff() {
  const { t } = useWords()
  const lines: readonly Word[] = [
    { zh: '责任单位（盖章）：', en: 'Responsible unit (seal):' },
    { zh: '责任人（签字）：', en: 'Responsible person (signed):' },
    { zh: '审计人员（签字）：', en: 'Auditor (signed):' },
    { zh: '日期：', en: 'Date:' },
  ]
  return (
    <div className="sign-off">
      {lines.map(l => (
        <span key={l.zh}>{t(l)}</span>
      ))}
    </div>
  )
}

function Step({ event, county }: { event: FindingEvent; county: string }) {
  const { t } = useWords()
  return (
    <li>
      <div className="history-line">
        <b>{t(ACTS[event.act].words)}</b> <Day on={event.onDate} />{' '}
        <span className="soft">{event.byName}</span>
      </div>
      <p>{event.note}</p>
      {event.documentId ? (
        <p className="small">
          <To to={`/records/document/${event.documentCounty}/${event.documentId}`}>
            {event.documentTitle ?? t('佐证文件', 'Evidence')}
          </To>
        </p>
      ) : null}
      <Attached county={county} file={event} />
    </li>
  )
}

function Facts({ data }: { data: Finding }) {
  const { t } = useWords()
  const { may } = useMe()
  const facts: readonly (readonly [Word, React.ReactNode])[] = [
    [
      C.recordType,
      data.record ? <To to={data.record.link}>{t(data.record.title)}</To> : t(SUBJECTS[data.recordType]),
    ],
    [C.areaName, data.areaName ?? data.areaCode],
    [C.kind, t(FINDING_KINDS[data.kind])],
    [C.severity, t(SEVERITIES[data.severity])],
    [C.amountFen, data.amountFen ? <Money fen={data.amountFen} /> : null],
    [C.unit, data.unit],
    [C.person, data.person],
    [C.foundOn, <Day key="f" on={data.foundOn} />],
    [C.foundBy, data.foundBy],
    [C.dueOn, <Day key="d" on={data.dueOn} />],
    [
      { zh: '来自预警', en: 'From the alarm' },
      data.alarm ? (
        <To to={`/alarms/${data.alarm}?area=${data.county}`}>{t(ALARMS[data.alarm as AlarmKind].words)}</To>
      ) : null,
    ],
    [
      { zh: '来自抽样', en: 'From the sample' },
      data.sample ? (
        may('sample.read') ? (
          <To to={`/samples/${data.sample.county}/${data.sample.id}`}>{data.sample.name}</To>
        ) : (
          data.sample.name
        )
      ) : null,
    ],
    [
      { zh: '来自投诉', en: 'From the complaint' },
      data.complaint ? (
        <To to={`/complaints/${data.complaint.county}/${data.complaint.id}`}>{data.complaint.number}</To>
      ) : null,
    ],
    [
      { zh: '依据文件', en: 'Document' },
      data.documentId ? (
        <To to={`/records/document/${data.documentCounty}/${data.documentId}`}>{data.documentTitle}</To>
      ) : null,
    ],
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
