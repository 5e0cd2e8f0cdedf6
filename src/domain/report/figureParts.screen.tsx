/** A figure by the parts of its area, largest first; each part opens the same question there. */
import { Button } from 'antd'
import { useState } from 'react'
import { search } from '../../web/kit/address.ts'
import { Card } from '../../web/kit/Card.tsx'
import { exactly } from '../../web/kit/number.ts'
import { Num } from '../../web/kit/Num.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { useAsked } from './asked.screen.tsx'
import type { Figure, Group } from '../../kernel/figure.ts'

const FIRST = 12

export function FigureParts({ figure, groups }: { figure: Figure; groups: readonly Group[] }) {
  const { t } = useWords()
  const { may } = useMe()
  const { id, question, path } = useAsked()
  const [all, setAll] = useState(false)
  const sorted = [...groups].sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const top = Math.max(...sorted.map(g => Math.abs(g.value ?? 0)), 1)
  const shown = all ? sorted : sorted.slice(0, FIRST)
  const adds = figure.fold === 'sum' || figure.fold === 'stock'
  const to = (g: Group): string =>
    path({ area: g.key, ...(figure.side === 'giver' && g.key.startsWith('15') ? { side: undefined } : {}) })
  return (
    <Card
      title={`${t('按地区', 'By area')}（${groups.length}）`}
      extra={
        may('list.export') && !figure.published ? (
          <a href={`/api/exports/figure${search({ id, ...question, by: 'area' })}`} download>
            {t('导出', 'Export')}
          </a>
        ) : null
      }
    >
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{t('地区', 'Area')}</th>
            <th scope="col" className="wide-only">
              <span className="sr">{t('比例', 'In proportion')}</span>
            </th>
            <th scope="col" className="n">
              {t(figure.unitWords)}
            </th>
            <th scope="col" className="n">
              {t('占比', 'Share')}
            </th>
            <th scope="col" className="n">
              {t('记录', 'Records')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(g => (
            <tr key={g.key}>
              <td>
                {g.key === figure.area || g.key === '' ? (
                  <>
                    {t(g.name)}
                    {g.key ? t('（本级）', ' (itself)') : ''}
                  </>
                ) : (
                  <To to={to(g)}>{t(g.name)}</To>
                )}
              </td>
              <td className="part-bar wide-only" aria-hidden="true">
                <span
                  className={`bar${figure.side === 'giver' ? ' beijing' : ''}`}
                  style={{ width: `${(Math.abs(g.value ?? 0) / top) * 100}%` }}
                />
              </td>
              <td className="n">
                <Num value={g.value} />
              </td>
              <td className="n soft">
                {adds && figure.value ? `${(((g.value ?? 0) / figure.value) * 100).toFixed(1)}%` : '—'}
              </td>
              <td className="n soft">{exactly(g.rows)}</td>
            </tr>
          ))}
        </tbody>
        {adds && figure.value !== null ? (
          <tfoot>
            <tr>
              <td>{t(`合计 ${groups.length} 个地区`, `Sum of ${groups.length} areas`)}</td>
              <td className="wide-only" />
              <td className="n">
                <Num value={groups.reduce((sum, g) => sum + (g.value ?? 0), 0)} />
              </td>
              <td className="n" />
              <td className="n">{exactly(groups.reduce((sum, g) => sum + g.rows, 0))}</td>
            </tr>
          </tfoot>
        ) : null}
      </table>
      {groups.length > FIRST ? (
        <Button size="small" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('收起', 'Fewer') : t(`显示全部 ${groups.length} 个`, `Show all ${groups.length}`)}
        </Button>
      ) : null}
    </Card>
  )
}
