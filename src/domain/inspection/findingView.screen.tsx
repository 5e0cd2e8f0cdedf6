/** One finding: what it is, its state and what it waits for, who answers for it, every step with its evidence. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../../web/api.ts'
import type { Word } from '../../kernel/words.ts'
import { Card } from '../../web/kit/Card.tsx'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { Day } from '../../web/kit/Day.tsx'
import type { Field } from '../../web/kit/field.ts'
import { HistoryCard } from '../../web/kit/HistoryCard.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { todayOn, todayPart } from '../../web/kit/today.ts'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { ALARMS } from './alarm.terms.ts'
import type { AlarmKind } from './alarm.terms.ts'
import type { FindingEvent } from './finding.reply.ts'
import { ACTS, FINDING_KINDS, SEVERITIES, SUBJECTS } from './finding.terms.ts'
import type { Act } from './finding.terms.ts'
import { FINDING_COLUMNS as C } from './finding.words.ts'
import { StateTag } from './findingRow.part.tsx'
import type { FindingRow } from './findingRow.part.tsx'

interface Finding extends FindingRow {
  readonly record: { readonly title: Word; readonly link: string } | null
  readonly complaint: { readonly county: string; readonly id: string; readonly number: string } | null
  readonly documentTitle: string | null
  readonly events: readonly FindingEvent[]
  readonly acts: readonly Act[]
  readonly withdrawable: boolean
}

const NOTE: Record<Act, Word> = {
  measures: { zh: '整改措施', en: 'Measures' },
  progress: { zh: '整改进展', en: 'Progress' },
  request: { zh: '整改结果', en: 'What was achieved' },
  verify: { zh: '核实情况', en: 'What was verified' },
  return: { zh: '退回原因', en: 'Why it is returned' },
}

/** On the button: what the person is about to do. */
const DO: Record<Act, Word> = {
  ...(Object.fromEntries(Object.entries(ACTS).map(([k, a]) => [k, a.words])) as Record<Act, Word>),
  measures: { zh: '制定整改措施', en: 'Set out measures' },
  progress: { zh: '报告进展', en: 'Report progress' },
  request: { zh: '申请销号', en: 'Ask to close' },
  verify: { zh: '核实销号', en: 'Verify and close' },
  return: { zh: '退回整改', en: 'Return' },
}

const fieldsOf = (act: Act): readonly Field[] => [
  { kind: 'date', key: 'onDate', title: { zh: '日期', en: 'Date' }, required: true, until: todayOn() },
  { kind: 'text', key: 'note', title: NOTE[act], required: true, max: 2000, lines: 4 },
  ...(act === 'return'
    ? []
    : ([
        {
          kind: 'document',
          key: 'documentId',
          county: 'documentCounty',
          title: { zh: '佐证文件', en: 'Evidence' },
          required: act === 'request',
        },
      ] satisfies Field[])),
]

/** The step that leads on is the prominent one. */
const PRIMARY: readonly Act[] = ['verify', 'request', 'measures']

function Steps({ data }: { data: Finding }) {
  const first = PRIMARY.find(a => data.acts.includes(a))
  return (
    <>
      {data.acts.map(act => (
        <CommandButton
          key={act}
          label={DO[act]}
          button={act === first ? { type: 'primary' } : {}}
          fields={fieldsOf(act)}
          to={`/api/findings/${data.county}/${data.id}/${act}`}
          initial={{ onDate: todayPart() }}
          submit={DO[act]}
          done={{ zh: '已登记', en: 'Recorded' }}
        />
      ))}
      {data.withdrawable ? (
        <Confirm
          label={{ zh: '撤回问题', en: 'Withdraw' }}
          title={{ zh: '撤回这个问题？', en: 'Withdraw this finding?' }}
          lead={null}
          reason="required"
          reasonMin={2}
          danger
          order={reason => ({ to: `/api/findings/${data.county}/${data.id}/withdraw`, body: { reason } })}
          done={{ zh: '已撤回', en: 'Withdrawn' }}
          onDone={() => window.history.back()}
        />
      ) : null}
    </>
  )
}

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
      actions={<Steps data={data} />}
    >
      <Card title={t('问题', 'The finding')}>
        <p>{data.content}</p>
        <Facts data={data} />
      </Card>
      <Card title={t('整改过程', 'What was done')}>
        {data.events.length ? (
          <ol className="history">
            {data.events.map(e => (
              <Step key={e.id} event={e} />
            ))}
          </ol>
        ) : (
          <p className="soft">
            {t('责任单位还没有制定整改措施。', 'The responsible unit has set out no measures yet.')}
          </p>
        )}
      </Card>
      <HistoryCard path={`/api/records/finding/${county}/${id}`} />
    </Page>
  )
}

function Step({ event }: { event: FindingEvent }) {
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
    </li>
  )
}

function Facts({ data }: { data: Finding }) {
  const { t } = useWords()
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
      data.alarm ? <To to={`/alarms/${data.alarm}`}>{t(ALARMS[data.alarm as AlarmKind].words)}</To> : null,
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
