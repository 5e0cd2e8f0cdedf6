/** 建设进度: start, reports with their photos, completion and the release of the retention, as dated facts. */
import { Card } from '../../web/kit/Card.tsx'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { dayText } from '../../web/kit/number.ts'
import { todayPart } from '../../web/kit/today.ts'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { pathOf, useMay } from './detail.part.tsx'
import type { Detail } from './detail.part.tsx'
import { PROGRESS_KINDS } from './project.terms.ts'
import type { ProgressKind } from './project.terms.ts'
import { dayField, documentField } from './projectForm.part.tsx'

type Report = Detail['progressRows'][number]

/** Place and day are asked with a photo: without them it proves nothing. */
const photoFields = (area: string, asked: Pick<Field, 'required'>): readonly Field[] => {
  const taken: Pick<Field, 'when'> = asked.required ? {} : { when: v => Boolean(v.fileId) }
  return [
    {
      kind: 'file',
      key: 'fileId',
      area,
      accept: 'image/*',
      title: { zh: '现场照片', en: 'Photo of the site' },
      ...asked,
    },
    { ...dayField('拍摄日期', 'Taken on', 'takenOn'), ...taken },
    {
      kind: 'text',
      key: 'place',
      title: { zh: '拍摄地点', en: 'Place' },
      required: true,
      half: true,
      max: 120,
      example: '2 号棚南侧',
      ...taken,
    },
  ]
}

const fieldsOf = (area: string): readonly Field[] => [
  {
    kind: 'choice',
    key: 'kind',
    title: { zh: '登记内容', en: 'What' },
    required: true,
    options: choices(PROGRESS_KINDS),
  },
  dayField('日期', 'Date'),
  {
    kind: 'number',
    key: 'percent',
    title: { zh: '形象进度', en: 'Progress' },
    min: 0,
    max: 100,
    unit: { zh: '%', en: '%' },
    half: true,
    required: true,
    when: v => v.kind === 'progress',
  },
  {
    kind: 'text',
    key: 'note',
    title: { zh: '进展情况', en: 'What was done' },
    lines: 2,
    max: 300,
    example: '棚体钢架完成，开始覆膜',
  },
  ...photoFields(area, {}),
  documentField(),
]

/** The report that comes next, where nobody said which. */
const nextKind = (data: Detail): ProgressKind =>
  !data.progress.startedOn ? 'started' : data.gates.acceptance ? 'retention_released' : 'progress'

export function RecordProgress({ data, kind }: { data: Detail; kind?: ProgressKind }) {
  return (
    <CommandButton
      label={{ zh: '登记进度', en: 'Record progress' }}
      button={{ size: 'small' }}
      fields={fieldsOf(data.project.areaCode)}
      to={({ fileId, takenOn, place, ...report }) => ({
        to: `${pathOf(data)}/progress`,
        body: fileId ? { ...report, photo: { fileId, takenOn, place } } : report,
      })}
      initial={{ onDate: todayPart(), takenOn: todayPart(), kind: kind ?? nextKind(data) }}
      submit={{ zh: '登记', en: 'Record' }}
      done={{ zh: '已登记', en: 'Recorded' }}
    />
  )
}

/** A report's photos, each with where and when it was taken. */
export function Photos({ county, report }: { county: string; report: Report }) {
  const { t, lang } = useWords()
  if (!report.photos.length) return null
  return (
    <div className="photos">
      {report.photos.map(p => {
        const file = `/api/files/${county}/${p.fileId}`
        const said = `${p.place} ${dayText(p.takenOn, 'day', lang)}`
        return (
          <figure key={p.id}>
            <a href={file} download>
              <img
                src={file}
                alt={t({
                  zh: `${PROGRESS_KINDS[report.kind].zh}照片：${said}`,
                  en: `${PROGRESS_KINDS[report.kind].en}, photo: ${said}`,
                })}
                loading="lazy"
              />
            </a>
            <figcaption className="small">
              {p.place} <span className="soft">{dayText(p.takenOn, 'day', lang)}</span>
            </figcaption>
          </figure>
        )
      })}
    </div>
  )
}

function ReportActs({ data, report }: { data: Detail; report: Report }) {
  const path = `${pathOf(data)}/progress/${report.id}`
  const last = data.progressRows.at(-1)?.id === report.id
  return (
    <span className="row-actions">
      <CommandButton
        label={{ zh: '补充照片', en: 'Add a photo' }}
        button={{ size: 'small', type: 'text' }}
        fields={photoFields(data.project.areaCode, { required: true })}
        to={`${path}/photos`}
        initial={{ takenOn: { on: report.onDate, precision: 'day' } }}
        submit={{ zh: '附上', en: 'Attach' }}
        done={{ zh: '已附上', en: 'Attached' }}
      />
      {last ? (
        <Confirm
          label={{ zh: '撤回', en: 'Take back' }}
          title={{ zh: '撤回这次登记？', en: 'Take this report back?' }}
          lead={null}
          reason="required"
          reasonMin={2}
          button={{ size: 'small', type: 'text' }}
          order={reason => ({ to: `${path}/withdraw`, body: { reason } })}
          done={{ zh: '已撤回', en: 'Taken back' }}
        />
      ) : null}
    </span>
  )
}

/** The last report stands first: that is how far it is. */
export function ProgressCard({ data }: { data: Detail }) {
  const { t } = useWords()
  const may = useMay(data)
  const percent = data.progress.completedOn ? 100 : (data.progress.percent ?? 0)
  const reports = may('project.propose') && Boolean(data.gates.investment)
  return (
    <Card title={t('建设进度', 'Progress')} extra={reports ? <RecordProgress data={data} /> : null}>
      <div className="progress-line">
        <span className="bar" aria-hidden="true">
          <i style={{ width: `${percent}%`, background: 'var(--steppe)' }} />
        </span>
        <b className="num">{percent}%</b>
      </div>
      {data.progressRows.length ? (
        <ol className="history">
          {data.progressRows.toReversed().map(r => (
            <li key={r.id}>
              <b>{t(PROGRESS_KINDS[r.kind])}</b> {r.kind === 'progress' ? `${r.percent}%` : ''}{' '}
              <span className="soft small">
                <Day on={r.onDate} />
              </span>{' '}
              {r.documentId ? (
                <To className="small" to={`/documents/${r.documentCounty}/${r.documentId}`}>
                  {[r.number, r.title].filter(Boolean).join(' ')}
                </To>
              ) : null}
              {r.note ? <div className="small">{r.note}</div> : null}
              <Photos county={data.project.county} report={r} />
              {reports ? <ReportActs data={data} report={r} /> : null}
            </li>
          ))}
        </ol>
      ) : (
        <p className="soft">
          {data.gates.investment
            ? t('还没有登记开工。', 'The start is not recorded yet.')
            : t('通过“投资”环节后登记开工和进度。', 'Start and progress follow the gate “Investment”.')}
        </p>
      )}
    </Card>
  )
}
