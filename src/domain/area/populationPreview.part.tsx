/** What a population list would do, before anything is written: totals, rows that are wrong, numbers replaced. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Json } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { exactly } from '../../web/kit/number.ts'
import { useWords } from '../../web/lang.tsx'
import type { previewPopulation } from './population.commands.ts'
import { COUNTED, POPULATION_COLUMNS } from './population.terms.ts'

export type PopulationPreview = Json<Awaited<ReturnType<typeof previewPopulation>>>

/** Rows shown before one asks for more. */
const SHOWN = 50

export function PreviewTotals({ fileName, preview }: { fileName: string; preview: PopulationPreview }) {
  const { t } = useWords()
  const { rows, errors, added, same, changed } = preview
  return (
    <div className="batch-totals">
      <p className="batch-headline">
        {t(
          `将新增 ${exactly(added)} 条，替换 ${exactly(changed.length)} 条`,
          `Rows to add: ${exactly(added)}, to replace: ${exactly(changed.length)}`,
        )}
      </p>
      <p className="soft">
        {t(
          `${fileName}：共 ${exactly(rows)} 条（一个嘎查村一个年度为一条），与现有数据相同 ${exactly(same)} 条，有错误 ${exactly(errors)} 条。`,
          `${fileName}: rows ${exactly(rows)} (a village in a year is one), as they stand already ${exactly(same)}, with errors ${exactly(errors)}.`,
        )}
      </p>
    </div>
  )
}

export function PreviewProblems({ preview }: { preview: PopulationPreview }) {
  const { t } = useWords()
  const [shown, setShown] = useState(SHOWN)
  const { problems } = preview
  if (!problems.length) return null
  const head = [t('行号', 'Row'), t('嘎查村', 'Village'), t('列', 'Column'), t('问题', 'Problem')]
  return (
    <Card title={t('有错误的行', 'Rows with errors')}>
      <table className="sheet cards problem-rows">
        <thead>
          <tr>
            {head.map((h, i) => (
              <th key={h} className={i === 0 ? 'n' : ''}>
                {h}
              </th>
            ))}
          </tr>
        </thead>
        {problems.slice(0, shown).map(row => (
          <tbody key={row.rowNo}>
            {row.problems.map((p, i) => (
              <tr key={p.code + p.field}>
                <td data-label={head[0]} className="n">
                  {i === 0 ? row.rowNo : <span className="repeated">{row.rowNo}</span>}
                </td>
                <td data-label={head[1]}>{i === 0 ? row.text || '—' : null}</td>
                <td data-label={head[2]}>{t(POPULATION_COLUMNS[p.field])}</td>
                <td data-label={head[3]}>{t(p.words)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <More shown={shown} of={problems.length} onMore={() => setShown(n => n + SHOWN)} />
    </Card>
  )
}

const counted = (n: number | null): string => (n === null ? '—' : exactly(n))

export function PreviewChanges({ preview }: { preview: PopulationPreview }) {
  const { t } = useWords()
  const [shown, setShown] = useState(SHOWN)
  const { changed } = preview
  if (!changed.length) return null
  return (
    <Card title={t('将替换的数据', 'Numbers that are replaced')}>
      <table className="sheet cards">
        <thead>
          <tr>
            <th>{t('嘎查村', 'Village')}</th>
            <th>{t('年度', 'Year')}</th>
            {COUNTED.map(key => (
              <th key={key} className="n">
                {t(POPULATION_COLUMNS[key])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changed.slice(0, shown).map(c => (
            <tr key={`${c.areaCode} ${c.year}`}>
              <td data-label={t('嘎查村', 'Village')}>{c.name}</td>
              <td data-label={t('年度', 'Year')}>{c.year}</td>
              {COUNTED.map(key => (
                <td key={key} data-label={t(POPULATION_COLUMNS[key])} className="n num">
                  {c.before[key] === c.after[key] ? (
                    counted(c.after[key])
                  ) : (
                    <span>
                      <span className="soft">{counted(c.before[key])}</span>
                      <span aria-hidden="true"> → </span>
                      <span className="sr">{t('变为', 'becomes')}</span>
                      <b>{counted(c.after[key])}</b>
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <More shown={shown} of={changed.length} onMore={() => setShown(n => n + SHOWN)} />
    </Card>
  )
}

function More({ shown, of, onMore }: { shown: number; of: number; onMore: () => void }) {
  const { t } = useWords()
  if (shown >= of) return null
  return (
    <p className="more">
      <Button size="small" onClick={onMore}>
        {t('继续显示', 'Show more')}
      </Button>{' '}
      <span className="soft small">
        {t(
          `已显示 ${exactly(shown)} 条，共 ${exactly(of)} 条`,
          `${exactly(shown)} of ${exactly(of)} rows shown`,
        )}
      </span>
    </p>
  )
}
