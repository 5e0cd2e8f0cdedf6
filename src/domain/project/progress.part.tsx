/** 建设进度: start, progress, completion and the release of the retention, as dated facts. */
import { Card } from '../../web/kit/Card.tsx'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { todayPart } from '../../web/kit/today.ts'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { pathOf, useMay } from './detail.part.tsx'
import type { Detail } from './detail.part.tsx'
import { PROGRESS_KINDS } from './project.terms.ts'
import type { ProgressKind } from './project.terms.ts'
import { dayField, documentField } from './projectForm.part.tsx'

const FIELDS: readonly Field[] = [
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
  { kind: 'text', key: 'note', title: { zh: '说明', en: 'Note' }, lines: 2, max: 300 },
  documentField(),
]

export function RecordProgress({ data, kind }: { data: Detail; kind?: ProgressKind }) {
  return (
    <CommandButton
      label={{ zh: '登记进度', en: 'Record progress' }}
      button={{ size: 'small' }}
      fields={FIELDS}
      to={`${pathOf(data)}/progress`}
      initial={{ onDate: todayPart(), ...(kind ? { kind } : {}) }}
      submit={{ zh: '登记', en: 'Record' }}
      done={{ zh: '已登记', en: 'Recorded' }}
    />
  )
}

export function ProgressCard({ data }: { data: Detail }) {
  const { t } = useWords()
  const may = useMay(data)
  const percent = data.progress.completedOn ? 100 : (data.progress.percent ?? 0)
  return (
    <Card
      title={t('建设进度', 'Progress')}
      extra={may('project.propose') && data.gates.investment ? <RecordProgress data={data} /> : null}
    >
      <div className="progress-line">
        <span className="bar" aria-hidden="true">
          <i style={{ width: `${percent}%`, background: 'var(--steppe)' }} />
        </span>
        <b className="num">{percent}%</b>
      </div>
      {data.progressRows.length ? (
        <ol className="history">
          {data.progressRows.map(r => (
            <li key={r.id}>
              <b>{t(PROGRESS_KINDS[r.kind])}</b> {r.percent === null ? '' : `${r.percent}%`}{' '}
              <span className="soft small">
                <Day on={r.onDate} />
              </span>{' '}
              {r.documentId ? (
                <To className="small" to={`/documents/${r.documentCounty}/${r.documentId}`}>
                  {[r.number, r.title].filter(Boolean).join(' ')}
                </To>
              ) : null}
              {r.note ? <div className="small">{r.note}</div> : null}
            </li>
          ))}
        </ol>
      ) : (
        <p className="soft">{t('还没有登记开工。', 'The start is not recorded yet.')}</p>
      )}
    </Card>
  )
}
