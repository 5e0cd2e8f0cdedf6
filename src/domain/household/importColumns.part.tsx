/** How the list's columns were understood: recognised, kept without being used, missing. */
import { useWords } from '../../web/lang.tsx'
import type { BatchSummary } from './import.reply.ts'
import { columnOf } from './nationalList.terms.ts'
import type { NationalKey } from './nationalList.terms.ts'

const nameOf = (key: string) => columnOf(key as NationalKey)

export function BatchColumns({ summary }: { summary: BatchSummary }) {
  const { t } = useWords()
  const known = summary.columns.filter(c => c.key !== null)
  const kept = summary.columns.filter(c => c.key === null && c.heading.trim())
  return (
    <details className="card batch-columns">
      <summary>
        <b>{t('列的对应', 'Columns')}</b>{' '}
        <span className="soft">
          {t(
            `识别 ${known.length} 列${kept.length ? `，另有 ${kept.length} 列原样保留` : ''}${summary.missing.length ? `，缺 ${summary.missing.length} 列` : ''}`,
            `${known.length} recognised${kept.length ? `, ${kept.length} kept as they are` : ''}${summary.missing.length ? `, ${summary.missing.length} missing` : ''}`,
          )}
        </span>
      </summary>
      <ul className="columns">
        {known.map(c => (
          <li key={c.heading + c.key}>
            {c.heading}
            {nameOf(c.key!).zh === c.heading ? null : <span className="soft"> → {t(nameOf(c.key!))}</span>}
          </li>
        ))}
      </ul>
      {kept.length ? (
        <p>
          <span className="soft">
            {t('没有对应、原样保留在户记录中：', 'Not mapped; kept with the household as they are: ')}
          </span>
          {kept.map(c => c.heading).join('、')}
        </p>
      ) : null}
      {summary.missing.length ? (
        <p>
          <span className="soft">{t('名单中没有：', 'Not in the list: ')}</span>
          {summary.missing.map(key => t(nameOf(key))).join('、')}
        </p>
      ) : null}
    </details>
  )
}
